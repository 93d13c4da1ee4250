import { attestations } from './attestations.ts';
import { branches } from './branches.ts';
import { checks } from './checks.ts';
import { codeScanning } from './code-scanning.ts';
import { comments } from './comments.ts';
import { contents } from './contents.ts';
import { deployments } from './deployments.ts';
import type { Endpoints } from './endpoint.ts';
import { objects } from './objects.ts';
import { packages } from './packages.ts';
import { pulls } from './pulls.ts';
import { refs } from './refs.ts';
import { users } from './users.ts';

/** All operations that the fake answers: those of the description in `openapi`, no more and no less. */
export const ENDPOINTS: Endpoints = {
  ...attestations,
  ...branches,
  ...checks,
  ...codeScanning,
  ...comments,
  ...contents,
  ...deployments,
  ...objects,
  ...packages,
  ...pulls,
  ...refs,
  ...users,
};
