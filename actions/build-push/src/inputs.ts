/**
 * The inputs of build-push. `npm run docs` writes action.yml and the README's table from this table.
 *
 * Names and meanings are those of docker/build-push-action, docker/metadata-action, docker/login-action and
 * docker/setup-buildx-action, so that migrating is renaming.
 */
import { boolean, choice, defineInputs, type InputValues, raw, secret, text } from '@container-kit/core';
import { registryInputs } from '@container-kit/login';
import { scannerInputs } from '@container-kit/trivy/inputs';

export const inputs = defineInputs({
  // What to build
  context: text({
    help: 'Build context: a path, a Git URL, or `{{defaultContext}}` for the commit that triggered the run. Default: that commit, read through Git.',
  }),
  file: text({ help: 'Path of the Dockerfile. Default: `Dockerfile` in the context.' }),
  target: text({ help: 'Stage of the Dockerfile to build.' }),
  platforms: text({
    help: 'Platforms to build, such as `linux/amd64,linux/arm64`. Default: the platform of the builder.',
  }),
  'build-args': raw({ help: 'Build arguments, one `NAME=value` a line.' }),
  'build-contexts': raw({ help: 'Additional build contexts, one `name=path-or-URL` a line.' }),
  'add-hosts': raw({ help: 'Additional `host:IP` entries for `/etc/hosts` while building, as a list.' }),
  allow: raw({ help: 'Extra privileges for the build, such as `network.host`, as a list.' }),
  call: text({
    help: 'Method to evaluate the build with: `build`, `check`, `outline` or `targets`. Only `build` makes an image.',
  }),
  'cgroup-parent': text({ help: 'Parent cgroup of the build containers.' }),
  network: text({ help: 'Network mode of `RUN` steps: `default`, `none` or `host`.' }),
  'shm-size': text({ help: 'Size of `/dev/shm` in build containers, such as `2g`.' }),
  ulimit: raw({ help: 'Ulimits of build containers, such as `nofile=1024:1024`, as a list.' }),
  pull: boolean({ help: 'Always pull base images, even when the builder has them.', default: false }),
  'no-cache': boolean({ help: 'Build without using the cache.', default: false }),
  'no-cache-filters': raw({ help: 'Stages that must not use the cache, as a list.' }),
  'cache-from': raw({
    help: 'Cache sources, one a line: `type=registry,ref=ghcr.io/org/app:cache`, `type=gha`, or an image.',
  }),
  'cache-to': raw({
    help: 'Cache destinations, one a line: `type=registry,ref=ghcr.io/org/app:cache,mode=max`.',
  }),
  secrets: raw({
    help: 'Secrets for `RUN --mount=type=secret`, one `id=value` a line. Values reach the build byte for byte.',
  }),
  'secret-envs': raw({ help: 'Secrets read from the environment, one `id=VARIABLE` a line.' }),
  'secret-files': raw({ help: 'Secrets read from files, one `id=path` a line.' }),
  ssh: raw({ help: 'SSH agent sockets or keys for the build, such as `default`, as a list.' }),

  // What the image is called
  images: raw({
    help: 'Image names, one a line, that the rules of `tags` are combined with: `ghcr.io/org/app`. Upper case becomes lower case.',
  }),
  tags: raw({
    help: 'Full references (`ghcr.io/org/app:1.0`), one a line; or, together with `images`, rules (`type=semver,pattern={{version}}`) and bare tags. Default with `images`: branch, tag or pull request of the event.',
  }),
  flavor: raw({
    help: 'Settings for all rules of `tags`: `latest=auto|true|false`, `prefix=...`, `suffix=...`.',
  }),
  labels: raw({
    help: 'Labels, one `name=value` a line, added to the generated `org.opencontainers.image.*` labels.',
  }),
  annotations: raw({
    help: 'Annotations, one `name=value` a line, optionally with levels: `index,manifest:name=value`.',
  }),

  // What becomes of it
  push: choice(['true', 'false', 'auto'], {
    help: 'Push the image: `true`, `false`, or `auto` (push unless the event comes from a fork or from Dependabot).',
    default: 'false',
  }),
  'immutable-tags': boolean({ help: 'Refuse to build when a tag to push exists already.', default: false }),
  load: boolean({ help: 'Load the image into the local Docker engine as well.', default: false }),
  outputs: raw({ help: 'Additional outputs of `docker buildx build --output`, one a line.' }),
  provenance: text({
    help: 'Provenance attestation: `true`, `false`, or `mode=min|max,...`. Default: `mode=max` in public, `mode=min` in private repositories.',
  }),
  sbom: text({ help: 'SBOM attestation: `true`, `false`, or `generator=image`.' }),
  attests: raw({ help: 'Attestations, one `type=sbom,...` or `type=provenance,...` a line.' }),

  // The gate
  scan: text({
    help: 'Scan all platforms with Trivy before anything is pushed: `true`, `false`, or the severities that fail (`HIGH,CRITICAL`). With `true` the policy says what fails, as for trivy-gate.',
    default: 'false',
  }),
  policy: text({
    help: 'Policy file, for `scan`. The default one may be missing. On pull requests the file of the base branch counts.',
    default: '.github/container-kit.yml',
  }),
  ...scannerInputs,

  // Registries
  ...registryInputs,
  logout: boolean({
    help: 'Forget the logins at the end of this step. With `false` they are also written to the Docker configuration of the job, for later steps.',
    default: true,
  }),

  // Builder
  builder: text({
    help: 'Name of an existing builder. Default: the current one, the engine itself, or a builder made for this step.',
  }),
  driver: choice(['auto', 'docker', 'docker-container', 'kubernetes', 'remote'], {
    help: 'Driver of the builder: `docker` (the engine itself), `docker-container`, `kubernetes`, `remote`, or `auto`: the engine itself where it can export OCI layouts, else `docker-container`.',
    default: 'auto',
  }),
  'driver-opts': raw({
    help: 'Driver options, one `name=value` a line, such as `image=moby/buildkit:v0.26.0`.',
  }),
  endpoint: text({
    help: 'Address of the builder (`tcp://...`) or Docker context for `driver: remote` and `docker-container`.',
  }),
  'buildkitd-flags': text({ help: 'Flags for buildkitd when a builder is created.' }),
  'buildkitd-config': text({ help: 'Path of a buildkitd configuration file.' }),
  'buildkitd-config-inline': raw({ help: 'The buildkitd configuration itself.' }),
  'keep-state': boolean({ help: 'Keep the cache volume of a builder made for this step.', default: false }),
  cleanup: boolean({ help: 'Remove a builder made for this step at the end.', default: true }),

  // The step itself
  summary: boolean({ help: 'Write the job summary.', default: true }),
  'github-token': secret({
    help: 'Token to read a private repository as the Git build context, and with `scan` the policy of the base branch.',
    default: '${{ github.token }}',
  }),
});

/** The inputs as main sees them: camelCase names, typed values. */
export type Inputs = InputValues<typeof inputs>;
