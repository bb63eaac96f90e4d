package main

import (
	"strings"
	"testing"
	"time"

	"lab/autograder/variants"
)

const solution = `package sample

import "strings"

// Longest returns the longest word of a line, in lower case; the first of several.
func Longest(line string) (string, int) {
	best := ""
	for _, word := range strings.Fields(line) {
		if len(word) > len(best) {
			best = strings.ToLower(word)
		}
	}
	return best, len(best)
}
`

func sampleSubject(t *testing.T) *subject {
	t.Helper()
	packages, err := variants.Packages()
	if err != nil {
		t.Fatal(err)
	}
	s := &subject{name: "sample", source: solution, packages: packages}
	err = s.mutate()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestMutantsOfASolution(t *testing.T) {
	s := sampleSubject(t)
	got := []string{}
	for _, m := range s.mutants {
		_, come := m.lines()
		got = append(got, m.kind+": "+strings.Join(come, " "))
	}
	all := strings.Join(got, "\n")
	for _, want := range []string{
		"constant: best := \"x\"",
		"operator: if len(word) >= len(best) {",
		"condition negated: if !(len(word) > len(best)) {",
		"operation dropped: best = word",
		"another operation: best = strings.ToUpper(word)",
		"zero returned: return \"\", len(best)",
		"zero returned: return best, 0",
		"statement dropped: _ = 0",
	} {
		if !strings.Contains(all, want) {
			t.Errorf("there is no mutant %q among\n%s", want, all)
		}
	}
	again := sampleSubject(t)
	for i, m := range again.mutants {
		if m.after != s.mutants[i].after {
			t.Fatalf("mutant %d is another one the second time", i)
		}
	}
}

func TestWhatIsCompiledTypeChecks(t *testing.T) {
	s := sampleSubject(t)
	for _, m := range s.mutants {
		c, err := s.check(packageClause("sample") + m.code)
		if err != nil || len(c.errs) > 0 {
			t.Errorf("%v %v in\n%s", err, c.errs, m.code)
		}
	}
}

func TestFaultsLeaveNothingUnused(t *testing.T) {
	s := sampleSubject(t)
	for _, c := range []struct{ text, want string }{
		{"func F() int { return 1 }", "func F() int { return 1 }"},
		{"import \"strings\"\n\nfunc F() {}", "\n\nfunc F() {}"},
		{"import (\n\t\"math\"\n\ts \"strings\"\n)\n\nfunc F() float64 { return math.Pi }", "import (\n\t\"math\"\n\t\n)\n\nfunc F() float64 { return math.Pi }"},
		{"func F() {\n\tx, y := 1, 2\n}", "func F() {\n\tx, y := 1, 2; _ = y; ; _ = x; \n}"},
		{"func F() {\n\tfor i, x := range []int{} {\n\t\t_ = i\n\t}\n}", "func F() {\n\tfor i, x := range []int{} { _ = x; \n\t\t_ = i\n\t}\n}"},
		{"func F() int { return nothing }", ""},
	} {
		got, ok := s.mend(packageClause("sample") + c.text)
		if ok != (c.want != "") || ok && got != packageClause("sample")+c.want {
			t.Errorf("%q became %q (%v), want %q", c.text, got, ok, c.want)
		}
	}
}

func TestReportHoldsTheListOfEquivalentFaults(t *testing.T) {
	list := "sample\n- x\n+ y\n= it does not matter\n"
	for _, c := range []struct {
		name, list string
		killed     bool
		complete   bool
		want       string
	}{
		{"listed and alive", list, false, true, ""},
		{"listed and killed", list, true, true, "finds this fault"},
		{"killed", "", true, true, ""},
		{"alive", "", false, true, "find 0.0 % of the faults"},
		{"listed and gone", list + "\nsample\n- a\n+ b\n= gone\n", false, true, "no such fault any more"},
		{"listed and not in the sample", list + "\nsample\n- a\n+ b\n= gone\n", false, false, ""},
	} {
		known, err := parseEquivalent("equivalent.txt", c.list)
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		s := &subject{name: "sample", mutants: []*mutant{{kind: "operator", before: "a\n\tx\nb", after: "a\n\ty\nb", outcome: outcome{killed: c.killed}}}}
		var out strings.Builder
		err = report(&out, []*subject{s}, known, c.complete, 95, time.Second, false)
		switch {
		case c.want == "" && err != nil:
			t.Errorf("%s: %v", c.name, err)
		case c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)):
			t.Errorf("%s: got the error %v, want one with %q", c.name, err, c.want)
		}
	}
}

func TestEquivalentFaultsNeedAReason(t *testing.T) {
	_, err := parseEquivalent("equivalent.txt", "sample\n- x\n+ y\n\nother\n")
	if err == nil || !strings.Contains(err.Error(), "equivalent.txt:1") {
		t.Errorf("an entry without a reason gave the error %v", err)
	}
}
