import { runAction } from '@container-kit/core';
import { main } from './main.ts';

await runAction(main);
