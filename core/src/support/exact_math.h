#pragma once

namespace tradeoff {

// Powers and logarithms that give the same bits on every machine. They use only +, -, *, / and floor in a fixed order,
// because system math libraries differ in the last bits. The relative error is below 1e-15 (tests check 1e-14 against
// long double).

// 2^x: infinity for x >= 1024, 0 for x < -1075, exact for whole x.
double portableExp2(double x);

// e^x, with argument reduction in two parts (Cody & Waite 1980, Software Manual for the Elementary Functions, ch. 6).
double portableExp(double x);

// Base-2 logarithm: exact at powers of two, minus infinity for 0, NaN for negative x.
double portableLog2(double x);

}  // namespace tradeoff
