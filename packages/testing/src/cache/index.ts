/** The cache service of GitHub Actions, in this process. */
export { type CacheServiceOptions, startCacheService, type TestCacheService } from './start.ts';
