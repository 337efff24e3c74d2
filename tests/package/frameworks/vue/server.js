import { createSSRApp } from 'vue';
import { renderToString } from 'vue/server-renderer';
import App from './App.vue';

process.stdout.write(await renderToString(createSSRApp(App)));
