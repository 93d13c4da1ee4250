import { runAction } from '@container-kit/core';
import { main } from './main.js';
await runAction(main);
