import { createContext, useContext } from 'react';
import { type Client, createClient } from './client.ts';

const ClientContext = createContext<Client>(createClient({ getToken: null }));

/** Gives the queries below it the client of the signed-in person. */
export const ClientProvider = ClientContext.Provider;

/** The client of the signed-in person; above any ClientProvider, one without sign-in. */
export const useClient = (): Client => useContext(ClientContext);
