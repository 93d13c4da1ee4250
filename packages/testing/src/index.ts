export * from './cache/index.ts';
export * from './docker-hub/start.ts';
export * from './github/index.ts';
export * from './layout/index.ts';
export * from './page/index.ts';
export * from './registry/index.ts';
export * from './runner/index.ts';
export * from './trivy/index.ts';
