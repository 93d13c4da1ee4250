export * from './registry/index.ts';
export * from './runner/index.ts';
