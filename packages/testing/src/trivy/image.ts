/** What the test images are made of. */
import {
  alpineFiles,
  type Distribution,
  debianFiles,
  type Files,
  javaFiles,
  nodeFiles,
  pythonFiles,
  secretFiles,
  type Versions,
} from './packages.ts';

/** One layer. Everything is optional; an empty one changes nothing. */
export interface LayerContent {
  /** Line of the Dockerfile that made it, counted from 1; its position among the layers by default. */
  readonly line?: number;
  /** As the history tells it; `RUN step <line>` by default. */
  readonly createdBy?: string;
  /** A later layer lists all packages again, as a package manager rewrites its database. */
  readonly alpine?: Distribution;
  readonly debian?: Distribution;
  /** Below `app/node_modules`. */
  readonly node?: Versions;
  readonly python?: Versions;
  /** `group:artifact` to version. */
  readonly java?: Versions;
  /** Path of a file with a GitHub token in it that was never valid. */
  readonly secret?: string;
  /** Any other files. */
  readonly files?: Files;
}

/** The files of a layer. */
export function filesOf(layer: LayerContent): Files {
  return {
    ...(layer.alpine && alpineFiles(layer.alpine)),
    ...(layer.debian && debianFiles(layer.debian)),
    ...(layer.node && nodeFiles(layer.node)),
    ...(layer.python && pythonFiles(layer.python)),
    ...(layer.java && javaFiles(layer.java)),
    ...(layer.secret && secretFiles(layer.secret)),
    ...layer.files,
  };
}
