import vue from '@vitejs/plugin-vue';

const isCustomElement = (tag) => tag === 'trade-off';
export default { plugins: [vue({ template: { compilerOptions: { isCustomElement } } })] };
