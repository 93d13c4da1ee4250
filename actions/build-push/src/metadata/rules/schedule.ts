import type { RuleType } from './rule.ts';

/** `type=schedule,pattern=<template>`: runs of the `schedule` event, `nightly` by default. */
export const schedule: RuleType = {
  name: 'schedule',
  priority: 1000,
  attributes: { pattern: {} },
  async produce({ attributes, line }, { context, render }) {
    return context.eventName === 'schedule'
      ? { value: await render(attributes.get('pattern') ?? 'nightly', line), latest: false }
      : undefined;
  },
};
