module container-kit.invalid/ci/olareg

go 1.26.0

require github.com/olareg/olareg v0.2.2
