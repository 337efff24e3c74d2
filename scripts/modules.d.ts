// Modules that scripts import and that bring no types of their own.

declare module '@messageformat/core/compile-module.js' {
  export { default } from '@messageformat/core/lib/compile-module';
}
