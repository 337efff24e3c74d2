// A search box with its results below.
import '@pagefind/component-ui';
import '@pagefind/component-ui/css';
