import { describe, expect, test } from 'vitest';
import { updateManifest } from '../src/index.ts';
import { changedLines, DIGEST, promotion } from './support.ts';

const WANTED = `ghcr.io/org/app:1.20@${DIGEST}`;

const COMPOSE = `x-web: &web
  image: "ghcr.io/org/app:1.19"
  restart: unless-stopped
services:
  web:
    <<: *web
    ports: ["80:8080"]   # quoted: 80:8080 is a number in base 60
  worker:
    image: ghcr.io/org/app   # whatever is newest
    command: [worker, --image, ghcr.io/org/app:1.19]
    environment:
      IMAGE_NAME: ghcr.io/org/app:1.19
  db: {image: 'postgres:17'}
  debug:
    image: \${REGISTRY:-ghcr.io}/org/app:\${TAG}
  built:
    image: !override ghcr.io/org/app:dev
    build: .
volumes:
  data:
`;

describe('Compose files', () => {
  const result = updateManifest({ path: 'compose.yaml', text: COMPOSE }, promotion());

  test('the images of services change, also those that are merged in', () => {
    expect(changedLines(COMPOSE, result.text)).toEqual([
      `  image: "ghcr.io/org/app:1.19" =>   image: "${WANTED}"`,
      `    image: ghcr.io/org/app   # whatever is newest =>     image: ${WANTED}   # whatever is newest`,
      `    image: !override ghcr.io/org/app:dev =>     image: !override ${WANTED}`,
    ]);
  });

  test('the changes tell the kind, and an image with variables is listed as it is written', () => {
    expect(new Set(result.changes.map(({ kind }) => kind))).toEqual(new Set(['compose']));
    expect(result.images).toContain('${REGISTRY:-ghcr.io}/org/app');
  });
});
