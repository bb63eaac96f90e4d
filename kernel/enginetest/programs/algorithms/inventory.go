//go:build ignore

// Commands from standard input change a stock; mistakes are reported.
package main

import (
	"bufio"
	"fmt"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
)

type stock map[string]int

func (s stock) apply(line string) (string, error) {
	f := strings.Fields(line)
	if len(f) == 0 {
		return "", nil
	}
	switch {
	case f[0] == "show" && len(f) == 1:
		var parts []string
		for _, k := range slices.Sorted(maps.Keys(s)) {
			parts = append(parts, fmt.Sprintf("%s:%d", k, s[k]))
		}
		return strings.Join(parts, " "), nil
	case (f[0] == "add" || f[0] == "take") && len(f) == 3:
		n, err := strconv.Atoi(f[2])
		if err != nil {
			return "", fmt.Errorf("%s: %w", f[0], err)
		}
		if f[0] == "take" {
			n = -n
		}
		if s[f[1]]+n < 0 {
			return "", fmt.Errorf("only %d of %s", s[f[1]], f[1])
		}
		s[f[1]] += n
		return fmt.Sprintf("%s is %d", f[1], s[f[1]]), nil
	}
	return "", fmt.Errorf("unknown command %q", line)
}

func main() {
	s := stock{}
	failed := 0
	for in := bufio.NewScanner(os.Stdin); in.Scan(); {
		out, err := s.apply(in.Text())
		switch {
		case err != nil:
			fmt.Println("error:", err)
			failed++
		case out != "":
			fmt.Println(out)
		}
	}
	os.Exit(failed)
}
