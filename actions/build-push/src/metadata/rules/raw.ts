import type { RuleType } from './rule.ts';

/** `type=raw,value=<template>`, and every bare word: a tag of the user's own making. */
export const raw: RuleType = {
  name: 'raw',
  priority: 200,
  attributes: { value: { required: true } },
  async produce({ attributes, line }, { render }) {
    return { value: await render(attributes.get('value') ?? '', line), latest: false };
  },
};
