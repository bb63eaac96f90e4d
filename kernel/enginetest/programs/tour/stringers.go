//go:build ignore

// Types that say how they are printed.
package main

import "fmt"

type ip [4]byte

func (a ip) String() string { return fmt.Sprintf("%d.%d.%d.%d", a[0], a[1], a[2], a[3]) }

type color int

const (
	red color = iota
	green
)

func (c color) String() string { return [...]string{"red", "green"}[c] }

type secret string

func (secret) String() string   { return "***" }
func (secret) GoString() string { return `secret("***")` }

type point struct{ x, y int }

func (p point) Format(f fmt.State, verb rune) {
	switch {
	case verb == 'v' && f.Flag('+'):
		fmt.Fprintf(f, "point x=%d y=%d", p.x, p.y)
	case verb == 'v':
		fmt.Fprintf(f, "(%d,%d)", p.x, p.y)
	default:
		fmt.Fprintf(f, "%%!%c(point)", verb)
	}
}

type byPointer struct{ n int }

func (b *byPointer) String() string { return fmt.Sprint("ptr", b.n) }

func main() {
	hosts := map[string]ip{"loopback": {127, 0, 0, 1}, "dns": {8, 8, 8, 8}}
	fmt.Println(hosts["loopback"], hosts)
	fmt.Println(red, green, []color{green, red}, map[color]int{green: 1})
	fmt.Printf("%v %d %s %x|%6v|%-6v|\n", green, green, green, green, green, red)
	fmt.Println(secret("x"), struct{ s secret }{"y"})
	fmt.Printf("%#v %s %q\n", secret("x"), secret("x"), secret("x"))
	fmt.Printf("%v %+v %d\n", point{1, 2}, point{1, 2}, point{1, 2})
	fmt.Println([]point{{1, 2}, {3, 4}}, &point{5, 6})
	b := byPointer{7}
	fmt.Println(b, &b, []*byPointer{nil}[0] == nil)
}
