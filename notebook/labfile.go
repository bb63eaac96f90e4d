package notebook

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode"

	// goldmark decides what is a fenced block, as CommonMark has it: fences in lists, quotes and longer fences are not ours.
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
	// yaml/v3 is the kept successor of the usual YAML library.
	"go.yaml.in/yaml/v3"
)

// LabHeader is the front matter of a lab.md file.
type LabHeader struct {
	Title string `yaml:"title"`
	// Order is the lab's place in the list of labs.
	Order int `yaml:"order"`
	// Summary says in a sentence or two what the lab is about.
	Summary string `yaml:"summary"`
	// Data names the data sets that the lab uses.
	Data Names `yaml:"data"`
	// Needs names the labs to do first.
	Needs Names `yaml:"needs"`
	// Minutes are how long a student takes, roughly; 0: not said.
	Minutes int `yaml:"minutes"`
}

// maxMinutes is a day: what takes longer is more than one lab.
const maxMinutes = 24 * 60

// Names are written in front matter as one name or as a list of them.
type Names []string

// UnmarshalYAML reads either form.
func (n *Names) UnmarshalYAML(value *yaml.Node) error {
	if value.Kind == yaml.ScalarNode {
		var one string
		err := value.Decode(&one)
		*n = Names{one}
		return err
	}
	return value.Decode((*[]string)(n))
}

// Lab is what a lab.md file holds.
type Lab struct {
	Header LabHeader
	// Document has Markdown cells, and a code cell for each fenced block that begins with ```go. Exercise cells hold what
	// stands in the block; the exercise's starter is not known here.
	Document Document
	// Lines gives for each cell the line of the file at which its source begins, from 1.
	Lines map[string]int
}

// LabError is a mistake in a lab.md file.
type LabError struct {
	// Line of the file, from 1.
	Line    int
	Message string
}

func (e *LabError) Error() string { return fmt.Sprintf("line %d: %s", e.Line, e.Message) }

// FromMarkdown reads the text of a lab.md file: front matter, then Markdown in which a fenced block ```go is a cell, ```go
// exercise=ID the cell of an exercise, and ```go setup a locked cell. Cell ids come from headings and from the order below
// them, so they stay the same as long as the text around them does. Errors are *LabError.
func FromMarkdown(markdown string) (Lab, error) {
	markdown = strings.ReplaceAll(strings.TrimPrefix(markdown, "\ufeff"), "\r\n", "\n")
	lab := Lab{Lines: map[string]int{}}
	body, err := readHeader(markdown, &lab.Header)
	if err != nil {
		return Lab{}, err
	}
	r := labReader{lab: &lab, text: markdown, namer: namer{counts: map[string]int{}}, exercises: map[string]int{}}
	lab.Document = New(lab.Header.Title)
	if err := r.readBody(body); err != nil {
		return Lab{}, err
	}
	return lab, nil
}

// readHeader reads the front matter and returns the offset of what follows it.
func readHeader(markdown string, header *LabHeader) (body int, err error) {
	rest, ok := strings.CutPrefix(markdown, "---\n")
	if !ok {
		return 0, &LabError{1, "a lab begins with front matter: a line ---, then title: …, then a line ---"}
	}
	front, _, ok := strings.Cut("\n"+rest, "\n---\n")
	if !ok {
		return 0, &LabError{1, "the front matter does not end; close it with a line ---"}
	}
	dec := yaml.NewDecoder(strings.NewReader(strings.TrimPrefix(front, "\n")))
	dec.KnownFields(true)
	if err := dec.Decode(header); err != nil {
		line, message := yamlPosition(err)
		return 0, &LabError{line + 1, "front matter: " + message + "; the keys are title, order, summary, data, needs and minutes"}
	}
	if strings.TrimSpace(header.Title) == "" {
		return 0, &LabError{1, "the front matter has no title"}
	}
	if header.Minutes < 0 || header.Minutes > maxMinutes {
		return 0, &LabError{1, fmt.Sprintf("front matter: minutes are %d; say how long a student takes, up to %d", header.Minutes, maxMinutes)}
	}
	return len("---\n") + len(front) + len("---\n"), nil
}

// yamlPosition takes the line out of an error of the YAML library, which only words it.
func yamlPosition(err error) (line int, message string) {
	message = err.Error()
	var typeError *yaml.TypeError
	if errors.As(err, &typeError) && len(typeError.Errors) > 0 {
		message = typeError.Errors[0]
	}
	message = strings.TrimPrefix(message, "yaml: ")
	if after, ok := strings.CutPrefix(message, "line "); ok {
		if number, rest, ok := strings.Cut(after, ": "); ok {
			if n, err := strconv.Atoi(number); err == nil {
				return n, rest
			}
		}
	}
	return 1, message
}

// labReader makes cells of the body of a lab.md file.
type labReader struct {
	lab       *Lab
	text      string
	namer     namer
	exercises map[string]int // the line of each exercise's cell
}

func (r *labReader) readBody(offset int) error {
	source := []byte(r.text[offset:])
	done := offset
	for n := goldmark.DefaultParser().Parse(text.NewReader(source)).FirstChild(); n != nil; n = n.NextSibling() {
		block, ok := n.(*ast.FencedCodeBlock)
		if !ok || block.Info == nil {
			continue
		}
		words := strings.Fields(string(block.Info.Segment.Value(source)))
		if len(words) == 0 || words[0] != "go" {
			continue
		}
		fence := r.lineStart(offset + block.Info.Segment.Start)
		code := r.nextLine(fence)
		end := code
		if lines := block.Lines(); lines.Len() > 0 {
			end = offset + lines.At(lines.Len()-1).Stop
		}
		if end >= len(r.text) {
			return &LabError{r.line(fence), "this fenced block does not end; close it with ```"}
		}
		if err := r.addText(done, fence); err != nil {
			return err
		}
		if err := r.addCode(words[1:], fence, code, end); err != nil {
			return err
		}
		done = r.nextLine(end)
	}
	return r.addText(done, len(r.text))
}

// addText makes a Markdown cell of a range of the file, without the empty lines around it.
func (r *labReader) addText(from, to int) error {
	for from < to {
		next := r.nextLine(from)
		if strings.TrimSpace(r.text[from:min(next, to)]) != "" {
			break
		}
		from = next
	}
	source := strings.TrimRightFunc(r.text[min(from, to):to], unicode.IsSpace)
	if source == "" {
		return nil
	}
	r.namer.enter(source)
	return r.add(NewCell(r.namer.next("text"), Markdown, source), from)
}

func (r *labReader) addCode(words []string, fence, from, to int) error {
	role, exercise := Free, ""
	for _, word := range words {
		id, isExercise := strings.CutPrefix(word, "exercise=")
		switch {
		case word == "setup" && role == Free:
			role = Locked
		case isExercise && role == Free:
			role, exercise = Exercise, id
		default:
			return &LabError{r.line(fence), fmt.Sprintf("unknown or repeated word %q after ```go; it may be setup or exercise=ID", word)}
		}
	}
	id := ""
	switch role {
	case Free:
		id = r.namer.next("code")
	case Locked:
		id = r.namer.next("setup")
	case Exercise:
		id = "exercise-" + exercise
		if exercise == "" || !ValidID(id) {
			return &LabError{r.line(fence), fmt.Sprintf("%q is no exercise id: use up to 55 letters, digits, - or _", exercise)}
		}
		if first, twice := r.exercises[exercise]; twice {
			return &LabError{r.line(fence), fmt.Sprintf("exercise %q has a cell at line %d already", exercise, first)}
		}
		r.exercises[exercise] = r.line(fence)
	}
	c := NewCell(id, Code, strings.TrimSuffix(r.text[from:to], "\n"))
	c.Role, c.ExerciseID = role, exercise
	return r.add(c, from)
}

func (r *labReader) add(c Cell, offset int) error {
	if _, taken := r.lab.Lines[c.ID]; taken {
		return &LabError{r.line(offset), fmt.Sprintf("two cells would have the id %q; give one of the headings other words", c.ID)}
	}
	r.lab.Lines[c.ID] = r.line(offset)
	r.lab.Document.Cells = append(r.lab.Document.Cells, c)
	return nil
}

func (r *labReader) line(offset int) int { return 1 + strings.Count(r.text[:offset], "\n") }

func (r *labReader) lineStart(offset int) int {
	return strings.LastIndexByte(r.text[:offset], '\n') + 1
}

func (r *labReader) nextLine(offset int) int {
	if i := strings.IndexByte(r.text[offset:], '\n'); i >= 0 {
		return offset + i + 1
	}
	return len(r.text)
}

// namer makes cell ids out of the heading above a cell and its place below that heading.
type namer struct {
	section string
	counts  map[string]int
}

// enter moves on to the section that the first heading of a text begins, if it has one.
func (n *namer) enter(markdown string) {
	source := []byte(markdown)
	for c := goldmark.DefaultParser().Parse(text.NewReader(source)).FirstChild(); c != nil; c = c.NextSibling() {
		if h, ok := c.(*ast.Heading); ok {
			n.section = slug(string(h.Lines().Value(source)))
			return
		}
	}
}

func (n *namer) next(kind string) string {
	id := kind
	if n.section != "" {
		id = n.section + "-" + kind
	}
	n.counts[id]++
	return id + "-" + strconv.Itoa(n.counts[id])
}

// slug keeps the letters and digits of a heading, as far as cell ids may have them.
func slug(heading string) string {
	var b bytes.Buffer
	for _, c := range strings.ToLower(heading) {
		switch {
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
			b.WriteRune(c)
		case b.Len() > 0 && !bytes.HasSuffix(b.Bytes(), []byte("-")) && c != '\'' && c != '’':
			b.WriteByte('-')
		}
	}
	s := b.String()
	return strings.Trim(s[:min(len(s), 40)], "-")
}
