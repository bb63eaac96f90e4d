package autograder

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"
)

// JUnit's elements as the common CI systems read them: https://github.com/testmoapp/junitxml.
type junitSuites struct {
	XMLName  xml.Name     `xml:"testsuites"`
	Name     string       `xml:"name,attr"`
	Tests    int          `xml:"tests,attr"`
	Failures int          `xml:"failures,attr"`
	Errors   int          `xml:"errors,attr"`
	Suites   []junitSuite `xml:"testsuite"`
}

type junitSuite struct {
	Name     string      `xml:"name,attr"`
	Tests    int         `xml:"tests,attr"`
	Failures int         `xml:"failures,attr"`
	Errors   int         `xml:"errors,attr"`
	Cases    []junitCase `xml:"testcase"`
}

type junitCase struct {
	Name    string        `xml:"name,attr"`
	Class   string        `xml:"classname,attr"`
	Time    string        `xml:"time,attr"`
	Failure *junitProblem `xml:"failure,omitempty"`
	Error   *junitProblem `xml:"error,omitempty"`
}

type junitProblem struct {
	Message string `xml:"message,attr"`
	Text    string `xml:",chardata"`
}

func writeJUnit(w io.Writer, r Report) error {
	out := junitSuites{Name: r.Submission}
	for _, e := range r.Exercises {
		s := junitSuite{Name: e.ID}
		for _, t := range e.Tests {
			c := junitCase{Name: t.Name, Class: r.Lab + "." + e.ID, Time: fmt.Sprintf("%.3f", float64(t.Millis)/1000)}
			problem := &junitProblem{Message: firstReason(e, t), Text: strings.Join(t.Log, "\n")}
			s.Tests++
			switch t.Status {
			case Fail:
				s.Failures++
				c.Failure = problem
			case NotGradable:
				s.Errors++
				c.Error = problem
			}
			s.Cases = append(s.Cases, c)
		}
		out.Tests += s.Tests
		out.Failures += s.Failures
		out.Errors += s.Errors
		out.Suites = append(out.Suites, s)
	}
	if r.Message != "" {
		c := junitCase{Name: "submission", Class: "grade", Time: "0", Error: &junitProblem{Message: r.Message}}
		out.Tests, out.Errors = out.Tests+1, out.Errors+1
		out.Suites = append(out.Suites, junitSuite{Name: "submission", Tests: 1, Errors: 1, Cases: []junitCase{c}})
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	enc := xml.NewEncoder(w)
	enc.Indent("", "  ")
	if err := enc.Encode(out); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}
