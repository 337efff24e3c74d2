#pragma once
// Catch2 2.13 (Debian 12) and 3.x have different header names. Every test includes this file instead.
#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
using Catch::Approx;
#else
#include <catch2/catch.hpp>
#endif
