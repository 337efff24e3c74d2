#pragma once

// Keeps a function out of its callers: a build that ships the core in two parts splits it between functions, and some
// compilers do not optimise very long ones.
#define TRADEOFF_NO_INLINE [[gnu::noinline]]
