import { StrictMode } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { App } from './app.jsx';

const place = document.getElementById('app');
const isFromServer = !!place.firstChild;
const app = (
  <StrictMode>
    <App isFromServer={isFromServer} />
  </StrictMode>
);
if (isFromServer) hydrateRoot(place, app);
else createRoot(place).render(app);
