import { createApp, createSSRApp } from 'vue';
import App from './App.vue';

const place = document.getElementById('app');
(place.firstChild ? createSSRApp(App) : createApp(App)).mount(place);
