#pragma once

namespace tradeoff {

// `apart(f)(x)` is f(x), but nothing that builds the program can draw f into its caller. What sees it whole makes one
// function of all that are called once: as JavaScript (the engine without WebAssembly) it would be too long for
// browsers to optimise, and ten times as slow.
template <class Function>
Function* apart(Function* function) {
  asm("" : "+r"(function));
  return function;
}

}  // namespace tradeoff
