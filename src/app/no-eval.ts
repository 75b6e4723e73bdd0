import * as z from "zod";

// zod tries out `new Function` when its first object schema is made. The Content-Security-Policy refuses that, and the
// browser reports it as a violation even though zod catches it. So this stands before every schema: main.tsx imports
// it first.
z.config({ jitless: true });
