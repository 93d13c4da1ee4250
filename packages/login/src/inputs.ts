/** The inputs that every action has which speaks to registries, as docker/login-action names them. */
import { raw, secret, text } from '@container-kit/core';

/** A part of an action's table of inputs. */
export const registryInputs = {
  registry: text({ help: 'Registry host to log in to. Default: Docker Hub.' }),
  username: text({ help: 'User name for `registry`.' }),
  password: secret({ help: 'Password or token for `registry`.' }),
  'registry-auth': raw({
    help: 'Several logins at once: a YAML list of `registry`, `username` and `password`.',
  }),
  'ca-cert': text({
    help: 'Path of a PEM file with certificate authorities to trust besides the public ones when speaking to registries.',
  }),
} as const;
