/**
 * Stands in for the Node modules that the SDK imports and the bot never reaches: files, sockets, its own HTTP
 * (scripts/build-worker.ts). In: nothing. Out: what the SDK touches while a client is made. Never: a working module.
 */

/** The SDK looks for its version in a package.json, finds none in workerd and calls itself "unknown". */
export default { resolve: () => "" };

/** Imported by name from zlib, dns and net. */
export const gzipSync = undefined;
export const promises = undefined;
export const isIP = undefined;
