import { join } from 'node:path';
import express, { type Router } from 'express';

const notPages = /^\/(?:api|graph|assets|healthz|readyz|metrics)(?:\/|$)/;

/** The tab: its hashed assets are cached for good, its page never; every path of the tab's own answers the page. */
export const createSite = (directory: string): Router => {
  const site = express.Router();
  site.use(
    '/assets',
    express.static(join(directory, 'assets'), { immutable: true, maxAge: '365d', index: false }),
  );
  site.get('/{*page}', (request, response, next) => {
    const isPage = !notPages.test(request.path) && !/\.\w+$/.test(request.path);
    if (!isPage || !request.accepts('html')) return next();
    response.set('Cache-Control', 'no-cache');
    response.sendFile('index.html', { root: directory, cacheControl: false }, (error) => {
      if (error) next();
    });
  });
  return site;
};
