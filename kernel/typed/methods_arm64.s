// Entry points for methods: see methods.go.

#include "textflag.h"

// Entry number n loads the n-th closure of ·methodClosures into the context register and goes on with its code, which finds
// its arguments where the caller has put them. R16 and R17 hold nothing at the entry of a function.
#define ENTRY(n) PCALIGN $16; MOVD $(n), R16; B enter
#define ENTRIES8(n) ENTRY(n); ENTRY(n+1); ENTRY(n+2); ENTRY(n+3); ENTRY(n+4); ENTRY(n+5); ENTRY(n+6); ENTRY(n+7)
#define ENTRIES64(n) ENTRIES8(n); ENTRIES8(n+8); ENTRIES8(n+16); ENTRIES8(n+24); ENTRIES8(n+32); ENTRIES8(n+40); ENTRIES8(n+48); ENTRIES8(n+56)
#define ENTRIES512(n) ENTRIES64(n); ENTRIES64(n+64); ENTRIES64(n+128); ENTRIES64(n+192); ENTRIES64(n+256); ENTRIES64(n+320); ENTRIES64(n+384); ENTRIES64(n+448)
#define ENTRIES4096(n) ENTRIES512(n); ENTRIES512(n+512); ENTRIES512(n+1024); ENTRIES512(n+1536); ENTRIES512(n+2048); ENTRIES512(n+2560); ENTRIES512(n+3072); ENTRIES512(n+3584)

TEXT methodEntries<>(SB), NOSPLIT|NOFRAME, $0-0
	ENTRIES4096(0)
	ENTRIES4096(4096)
	ENTRIES4096(8192)
	ENTRIES4096(12288)
	ENTRIES4096(16384)
	ENTRIES4096(20480)
	ENTRIES4096(24576)
	ENTRIES4096(28672)
enter:
	MOVD $·methodClosures(SB), R17
	MOVD (R17)(R16<<3), R26
	MOVD (R26), R16
	JMP  (R16)

// func firstMethodEntry() uintptr
TEXT ·firstMethodEntry(SB), NOSPLIT, $0-8
	MOVD $methodEntries<>(SB), R0
	MOVD R0, ret+0(FP)
	RET
