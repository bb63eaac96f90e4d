package csvio

import (
	"fmt"
	"slices"
	"unicode/utf8"
)

// Option says how files are to be read. It is data, so that plans that hold it can be written down: the name of a setting,
// and its value in the one of the other fields that it needs.
type Option struct {
	Name    string
	Rune    rune
	Count   int
	Columns []string
}

type config struct {
	comma, comment       rune
	header, lazy, single bool
	columns              []string
	partitions           int
}

// Separator sets what stands between fields.
func Separator(r rune) Option { return Option{Name: "separator", Rune: r} }

// Comment has lines that begin with r skipped.
func Comment(r rune) Option { return Option{Name: "comment", Rune: r} }

// Header says that the first record of each file has the names of the columns.
func Header() Option { return Option{Name: "header"} }

// LazyQuotes allows quotes in fields that do not begin with one.
func LazyQuotes() Option { return Option{Name: "lazy quotes"} }

// SingleLine says that no field has a line break.
func SingleLine() Option { return Option{Name: "single line"} }

// Columns names the columns.
func Columns(names ...string) Option {
	return Option{Name: "columns", Columns: append([]string{}, names...)}
}

// Partitions sets the number of partitions that SingleLine allows to be made.
func Partitions(n int) Option { return Option{Name: "partitions", Count: n} }

// Complete is a copy of options that says the number of partitions in any case.
func Complete(partitions int, opts []Option) []Option {
	said := slices.ContainsFunc(opts, func(o Option) bool { return o.Name == "partitions" })
	opts = slices.Clone(opts)
	if !said {
		opts = append(opts, Partitions(partitions))
	}
	return opts
}

func (o Option) apply(c *config) error {
	switch o.Name {
	case "separator":
		c.comma = o.Rune
	case "comment":
		c.comment = o.Rune
	case "header":
		c.header = true
	case "lazy quotes":
		c.lazy = true
	case "single line":
		c.single = true
	case "columns":
		c.columns = append([]string{}, o.Columns...)
	case "partitions":
		c.partitions = o.Count
	default:
		return fmt.Errorf("there is no option %q; make options with the functions of this package, such as Separator", o.Name)
	}
	return nil
}

// configure applies options and checks that they make sense.
func configure(partitions int, opts []Option) (config, error) {
	c := config{comma: ',', partitions: partitions}
	for _, o := range opts {
		if err := o.apply(&c); err != nil {
			return c, err
		}
	}
	valid := func(r rune) bool {
		return r != 0 && r != '"' && r != '\r' && r != '\n' && utf8.ValidRune(r) && r != utf8.RuneError
	}
	switch {
	case !valid(c.comma):
		return c, fmt.Errorf("fields cannot be separated by %q; give a character that is no quote and no line break", c.comma)
	case c.comment != 0 && (!valid(c.comment) || c.comment == c.comma):
		return c, fmt.Errorf("comments cannot begin with %q; give a character that is no quote, no line break and not the separator",
			c.comment)
	case c.partitions < 1:
		return c, fmt.Errorf("the number of partitions is %d; give 1 or more", c.partitions)
	case c.columns != nil && len(c.columns) == 0:
		return c, fmt.Errorf("no columns are named; give the name of every column, in order")
	}
	for i, name := range c.columns {
		if slices.Contains(c.columns[:i], name) {
			return c, fmt.Errorf("two columns are named %q; give each a name of its own", name)
		}
	}
	return c, nil
}
