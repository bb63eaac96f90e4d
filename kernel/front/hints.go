package front

import (
	"fmt"
	"go/token"
	"go/types"
	"regexp"
	"strings"
)

// syntaxHint helps with a syntax error; rest is the cell's text from the error on.
func syntaxHint(msg, rest string) string {
	word := rest[:len(rest)-len(strings.TrimLeftFunc(rest, func(r rune) bool { return r < 0x80 && isWord(byte(r)) }))]
	switch {
	case strings.HasSuffix(msg, "expected { after if clause"), strings.HasSuffix(msg, "expected { after for clause"),
		strings.HasSuffix(msg, "unexpected semicolon or newline before {"):
		return "The { that begins a block must stand on the same line."
	case strings.Contains(msg, "unexpected keyword else"):
		return "else must stand on the line of the brace before it: } else {"
	case strings.Contains(msg, "unexpected newline in argument list"), strings.Contains(msg, "unexpected newline in composite literal"):
		return "End the line with a comma, or close the list on it."
	case strings.Contains(msg, "unexpected ++"), strings.Contains(msg, "unexpected --"):
		return "In Go, x++ is a statement of its own, not a value."
	case msg == "more than one character in rune literal":
		return "Text stands in double quotes; single quotes hold one character."
	case strings.HasPrefix(msg, "invalid character U+003F"):
		return "Go has no ?: operator; use if and else."
	case strings.HasPrefix(msg, "invalid character U+0023"):
		return "Comments begin with //."
	case strings.HasPrefix(msg, "invalid character U+201"):
		return "Use the plain quotation mark \"."
	case strings.HasSuffix(msg, "unexpected :=, expected ="):
		return "Either var x = 1, or x := 1 without var."
	case strings.HasPrefix(msg, "syntax error: cannot use assignment "):
		return "Values are compared with ==."
	case word == "in" && strings.Contains(msg, "name in"):
		return "Go loops over things with range: for _, x := range xs {"
	case word == "and", word == "or":
		return "Go writes && for and, || for or."
	case msg == "newline in string":
		return "Close the string with \" on the same line; text over several lines stands in backquotes."
	}
	return ""
}

// notRunHint is all that a run can say of a name that it does not know.
const notRunHint = "Has the cell that declares it been run since the kernel started?"

// hint helps where beginners trip.
func (k *checker) hint(p problem) string {
	msg := p.msg
	name, isUndefined := strings.CutPrefix(msg, "undefined: ")
	switch {
	case strings.HasPrefix(msg, "declared and not used"):
		if line := k.hides(p.start); line > 0 {
			return fmt.Sprintf("This is a new variable that hides the one of line %d; to change that one, assign with = instead of :=.", line)
		}
		return "Inside a function, Go wants every variable to be used: use it, or name it _."
	case strings.HasPrefix(msg, "missing return"):
		return "Every way through a function with a result must end in a return."
	case strings.Contains(msg, "no new variables on left side of :="):
		return "The variable exists already: assign with = instead of :=."
	case strings.Contains(msg, "cannot define new methods on non-local type"):
		return "Declare a type of your own, and the method for that."
	case strings.Contains(msg, "mismatched types ") && textAndOther.MatchString(msg):
		return "Go does not make text of other values by itself: fmt.Sprint does."
	case numbers.MatchString(msg):
		return "Go does not mix number types: convert, for example float64(n)."
	case truncated.MatchString(msg):
		return "An integer cannot hold a fraction: use float64, or round first."
	case strings.HasPrefix(msg, "assignment mismatch: ") && strings.Contains(msg, "returns 2 values") && strings.Contains(msg, "1 variable "):
		return "The second value is most often an error: v, err := …"
	case strings.Contains(msg, "(no value) used as value"):
		return "This function returns nothing."
	case strings.HasPrefix(msg, "non-boolean condition"):
		return "A condition is true or false, such as n != 0."
	case strings.HasPrefix(msg, "cannot assign to struct field ") && strings.HasSuffix(msg, " in map"):
		return "Take the value out of the map, change it, and put it back."
	case strings.HasPrefix(msg, "cannot assign to ") && strings.Contains(msg, "[") && strings.Contains(msg, "neither addressable"):
		return "The bytes of a string cannot be changed: make a []byte or []rune of it."
	case strings.Contains(msg, "has pointer receiver)"):
		return "Only a pointer has this method: take the address with &."
	case strings.Contains(msg, "slice can only be compared to nil"):
		return "slices.Equal compares the elements."
	case strings.HasPrefix(msg, "use of package "):
		return "Name something of the package, such as " + strings.Fields(msg)[3] + ".Name."
	case isUndefined && !strings.Contains(name, "."):
		if near := k.similar(name); near != "" {
			return "Is " + near + " meant?"
		}
		return notRunHint
	}
	return ""
}

var (
	numberType = `(?:u?int(?:8|16|32|64)?|float(?:32|64)|byte|rune)`
	numbers    = regexp.MustCompile(`mismatched types ` + numberType + ` and ` + numberType + `\)|^cannot use .* type ` + numberType + `\) as ` + numberType + ` value`)
	// One of the two is a string.
	textAndOther = regexp.MustCompile(`types (?:untyped )?string and |and (?:untyped )?string\)`)
	truncated    = regexp.MustCompile(`as u?int(?:8|16|32|64)? value in .*\(truncated\)|\(untyped float constant.*truncated to u?int|^cannot convert .*float constant.* to type u?int`)
)

// hides returns the line of the variable that one declared at pos hides, 0 where it hides none of the same function.
func (k *checker) hides(pos token.Pos) int {
	for id, obj := range k.info.Defs {
		if v, ok := obj.(*types.Var); ok && id.Pos() == pos {
			if outer := hidden(k.info, v); outer != nil {
				line, _ := k.parsed.source.position(k.parsed.source.offset(outer.Pos()))
				return line
			}
		}
	}
	return 0
}

// similar finds a name that may be meant by one that is not declared.
func (k *checker) similar(name string) string {
	best := ""
	try := func(other string) {
		if other != name && (best == "" || other < best) && near(name, other) {
			best = other
		}
	}
	for other := range k.session.scope {
		try(other)
	}
	for other := range k.scope {
		try(other)
	}
	for _, other := range types.Universe.Names() {
		try(other)
	}
	for _, other := range k.session.u.Names() {
		try(other)
	}
	return best
}

// near says whether two names differ in case only or, where they are long enough for that to say something, by one letter
// that is wrong, missing, or too much, or by two that are swapped.
func near(a, b string) bool {
	if strings.EqualFold(a, b) {
		return true
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) < 4 || len(b)-len(a) > 1 {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) < len(b) {
		return a[i:] == b[i+1:]
	}
	return a[i+1:] == b[i+1:] || i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
}
