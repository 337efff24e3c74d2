// Only what is for Tradeoff: scripts in MDX are not run, so the loader is named here, once.
export default {
  scripts: [{ src: '/tradeoff/tradeoff.js', async: true }],
};
