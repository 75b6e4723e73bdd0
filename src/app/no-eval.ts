// zod tries out `new Function` when its first object schema is made. The Content-Security-Policy refuses that, and the
// browser reports it as a violation even though zod catches it. zod keeps its configuration on `globalThis`, so it can be
// given before zod is loaded: main.tsx imports this first, and zod itself comes after the first paint.
const shared = globalThis as { __zod_globalConfig?: { jitless?: boolean } };
shared.__zod_globalConfig ??= {};
shared.__zod_globalConfig.jitless = true;
