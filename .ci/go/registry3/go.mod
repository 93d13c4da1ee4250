module container-kit.invalid/ci/registry3

go 1.26.0

require github.com/distribution/distribution/v3 v3.1.1
