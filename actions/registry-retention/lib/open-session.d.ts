import { type ActionContext } from '@container-kit/core';
import type { Inputs } from './inputs.ts';
import type { Session } from './session.ts';
export declare function openSession(inputs: Inputs, context: ActionContext): Promise<Session>;
