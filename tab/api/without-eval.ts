import { z } from 'zod';

// The page's CSP forbids eval, which zod would probe for and use. Set before the first schema is made: https://zod.dev/api
z.config({ jitless: true });
