import { type ActionContext } from '@container-kit/core';
import { type EdgeCache } from '@container-kit/providers';
import type { Inputs } from './inputs.ts';
export interface Edges {
    readonly known: EdgeCache;
    readonly save: () => Promise<void>;
}
export declare function openEdges(inputs: Inputs, registry: string, context: ActionContext): Promise<Edges>;
