#pragma once

namespace tradeoff {

// Powers and logarithms that give the same bits on every machine: only +, -, *, / and floor in a fixed order, because
// the system's libraries differ in the last bits. Relative error below 1e-15 (tested to 1e-14 against long double).

// 2^x: infinite from 1024 on, 0 below -1075, exact where x is whole.
double portableExp2(double x);

// e^x, with the argument reduced in two parts (Cody & Waite 1980, Software Manual for the Elementary Functions, ch. 6).
double portableExp(double x);

// Base-2 logarithm of x > 0, exact at powers of two; minus infinity at 0, NaN below.
double portableLog2(double x);

}  // namespace tradeoff
