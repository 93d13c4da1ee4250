import { describe, expect, test } from 'vitest';
import { missingPlatforms, normalisePlatform } from '../../src/build/platforms.ts';
import { versionAtLeast } from '../../src/build/version.ts';

test.each([
  ['linux/amd64', 'linux/amd64'],
  ['linux/x86_64', 'linux/amd64'],
  ['linux/aarch64', 'linux/arm64'],
  ['linux/arm64/v8', 'linux/arm64'],
  ['linux/arm/v7', 'linux/arm'],
  ['linux/arm/v6', 'linux/arm/v6'],
  [' Linux/AMD64/v3 ', 'linux/amd64/v3'],
])('platform %j is %j', (platform, expected) => {
  expect(normalisePlatform(platform)).toBe(expected);
});

test('missing platforms are named as they were asked for', () => {
  const has = ['linux/amd64', 'linux/amd64/v2', 'linux/arm/v7'];
  expect(missingPlatforms(['linux/amd64', 'linux/arm64/v8', 'linux/arm'], has)).toEqual(['linux/arm64/v8']);
});

describe('versions', () => {
  test.each([
    ['0.13.0', '0.13.0', true],
    ['v0.29.1', '0.13.0', true],
    ['0.29.1+ds1', '0.29.0', true],
    ['0.11.2-desktop.5', '0.13.0', false],
    ['0.9.10', '0.13.0', false],
    ['1.0', '0.13.0', true],
    ['0.13.0-rc2', '0.13.0', true],
    ['0ad3ce9', '0.13.0', true],
    ['', '0.13.0', true],
  ])('%j is at least %s: %s', (version, minimum, expected) => {
    expect(versionAtLeast(version, minimum)).toBe(expected);
  });
});
