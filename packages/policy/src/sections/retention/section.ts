import { listOf, record } from '../../decode/collections.ts';
import type { Decoder } from '../../decode/decoder.ts';
import { glob, mapped, text } from '../../decode/scalars.ts';
import { defined, SETTINGS, settingsOf } from './settings.ts';
import type { DeployedSources, RepositorySettings, RetentionPolicy } from './types.ts';

const repository: Decoder<RepositorySettings> = mapped(
  record({
    match: {
      decoder: listOf(glob),
      description: 'Globs of repository names below the host: `org/app-*`. `*` stops at `/`, `**` does not.',
      required: true,
    },
    ...SETTINGS,
  }),
  ({ match = [], ...values }) => ({ match, settings: settingsOf(values) }),
);

const deployed: Decoder<DeployedSources> = mapped(
  record({
    manifests: {
      decoder: listOf(text),
      description:
        'Globs of Kubernetes, kustomization, Helm values and Compose files. The images in them stay.',
    },
    refs: {
      decoder: listOf(text),
      description:
        'Branches and tags, or globs of them, to read the manifests from. Without it, the workspace.',
    },
    environments: {
      decoder: listOf(glob),
      description: 'Globs of environments. The images that their active GitHub Deployments name stay.',
    },
    list: {
      decoder: text,
      description:
        'Path of a text with references or digests, such as the output of kubectl. These images stay.',
    },
  }),
  defined,
);

/** The key `retention`. */
export const retentionSection: Decoder<RetentionPolicy> = mapped(
  record({
    default: {
      decoder: mapped(record(SETTINGS), settingsOf),
      description: 'Holds where no repository matches, and for what a matching one leaves out.',
    },
    repositories: {
      decoder: listOf(repository),
      description:
        'Settings by repository: the first entry that matches decides, and inherits from `default`.',
    },
    deployed: {
      decoder: deployed,
      description: 'Where to look for images that run somewhere and have to stay.',
    },
  }),
  (values) => ({
    default: values.default ?? {},
    repositories: values.repositories ?? [],
    deployed: values.deployed ?? {},
  }),
);
