import { type ActionContext } from '@container-kit/core';
export declare function main(context: ActionContext): Promise<void>;
