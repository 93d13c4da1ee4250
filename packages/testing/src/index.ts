export * from './registry/index.ts';
export * from './runner/index.ts';
export * from './page/index.ts';
