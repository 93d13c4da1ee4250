/** What a report says of the image or folder that it is about. */
import { at, type JsonObject } from '@container-kit/core';
import { identityAt, objectsAt, shownAt, textsAt } from './fields.ts';
import { platformOfConfig } from './platform.ts';
import type { HistoryEntry, OperatingSystem, ScannedArtifact } from './types.ts';

/** What the one who asked for the scan knows better than the report. */
export interface ScanSubject {
  /** Digest of the manifest that was scanned. */
  readonly digest?: string;
  /** As the index has it. */
  readonly platform?: string;
  /** Path of the report. */
  readonly path?: string;
}

/** The small fields of a report's root: `ArtifactName`, `ArtifactType`, `Metadata`. @throws ReportError */
export function readArtifact(root: JsonObject, subject: ScanSubject): ScannedArtifact {
  const { Metadata: metadata } = root;
  const config = at(metadata, 'ImageConfig');
  return {
    name: identityAt(root, 'ArtifactName'),
    type: shownAt(root, 'ArtifactType'),
    platform: subject.platform ?? platformOfConfig(config),
    digest: subject.digest,
    imageId: identityAt(metadata, 'ImageID'),
    repoDigests: textsAt(root, 'Metadata', 'RepoDigests'),
    os: readOperatingSystem(metadata),
    diffIds: textsAt(root, 'Metadata', 'DiffIDs'),
    history: objectsAt(config, 'history').map(readHistory),
  };
}

function readOperatingSystem(metadata: unknown): OperatingSystem | undefined {
  const os = at(metadata, 'OS') ?? undefined;
  if (os === undefined) return undefined;
  return {
    family: shownAt(os, 'Family') ?? '',
    name: shownAt(os, 'Name') ?? '',
    endOfLife: at(os, 'EOSL') === true,
  };
}

function readHistory(entry: JsonObject): HistoryEntry {
  return { createdBy: shownAt(entry, 'created_by') ?? '', emptyLayer: at(entry, 'empty_layer') === true };
}
