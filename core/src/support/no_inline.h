#pragma once

// Prevents inlining. A build that ships the core in two parts can split it only at function boundaries, and some
// compilers do not optimise very long functions.
#define TRADEOFF_NO_INLINE [[gnu::noinline]]
