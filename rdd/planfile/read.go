package planfile

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"

	"lab/rdd"
	"lab/rdd/plan"
)

// maxPartitions is how many partitions the RDDs of a plan may have together. A plan needs memory for each that it does not
// take in the file, so a few damaged digits must not ask for billions.
const maxPartitions = 1 << 22

// Read makes the RDDs of a plan that Write wrote in the context, and returns those that Write was given, in their order; As
// gives them their types. Names, storage levels and the positions of calls are those of the RDDs that were written, and
// what was placed alike is again.
//
// Operations are called as they were by the program that wrote the plan, so files are looked up now, and SampleByKeyExact
// runs the job that counts. It fails where the text is cut off or is no plan, has another version, or names what is not
// registered here. Only registered operations and functions are called, but with what the file says: read plans of
// those only whom you let choose which files are read.
func Read(r io.Reader, sc *rdd.Context) ([]RDD, error) {
	text, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("planfile: cannot read a plan: %w", err)
	}
	f, err := parse(text)
	if err != nil {
		return nil, fmt.Errorf("planfile: cannot read a plan: %w", err)
	}
	in := &reader{sc: sc, made: make([]reflect.Value, len(f.Calls)), known: map[*plan.Node]bool{}}
	for i := range f.Calls {
		c := &f.Calls[i]
		if err := in.call(i, c); err != nil {
			where := c.Op
			if c.Pos != "" {
				where += " at " + c.Pos
			}
			return nil, fmt.Errorf("planfile: cannot read call %d of a plan, %s: %w", i, where, err)
		}
	}
	out := make([]RDD, len(f.Results))
	for i, id := range f.Results {
		v, err := in.earlier(id, len(f.Calls))
		if err != nil {
			return nil, fmt.Errorf("planfile: cannot read result %d of a plan: %w", i, err)
		}
		made, ok := v.Interface().(RDD)
		if !ok {
			return nil, fmt.Errorf("planfile: cannot read result %d of a plan: call %d makes a %v, not an RDD", i, id, v.Type())
		}
		out[i] = made
	}
	return out, nil
}

// As gives an RDD that was read its type.
func As[T any](r RDD) (*rdd.RDD[T], error) {
	typed, ok := r.(*rdd.RDD[T])
	if !ok {
		return nil, fmt.Errorf("planfile: the plan has a %T, and a %T is asked for", r, typed)
	}
	return typed, nil
}

func parse(text []byte) (*file, error) {
	var head struct {
		Format  string
		Version int
	}
	if err := json.Unmarshal(text, &head); err != nil {
		return nil, fmt.Errorf("the text is cut off, damaged or no plan: %w", err)
	}
	if head.Format != formatName {
		return nil, fmt.Errorf("the format is called %q, and %q is needed", head.Format, formatName)
	}
	if head.Version != formatVersion {
		return nil, fmt.Errorf("the plan has version %d of the format, and this program reads version %d; "+
			"write it again with the same version of this package", head.Version, formatVersion)
	}
	var f file
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	if err := d.Decode(&f); err != nil {
		return nil, fmt.Errorf("the text is damaged: %w", err)
	}
	return &f, nil
}

type reader struct {
	sc         *rdd.Context
	made       []reflect.Value     // what the calls so far returned
	known      map[*plan.Node]bool // the nodes behind them
	partitions int                 // of all known nodes
}

// call makes a call anew.
func (r *reader) call(i int, c *call) error {
	if c.ID != i {
		return fmt.Errorf("the call has the number %d; some are missing", c.ID)
	}
	level, err := levelOf(c.Level)
	if err != nil {
		return err
	}
	o, err := operationNamed(c.Op, c.Type)
	if err != nil {
		return err
	}
	if len(c.Args) != len(o.params) {
		return fmt.Errorf("there are %d arguments, and the operation has %d", len(c.Args), len(o.params))
	}
	var args []reflect.Value
	if o.context {
		args = append(args, reflect.ValueOf(r.sc))
	}
	for k := range c.Args {
		v, err := r.argument(&c.Args[k], o.params[k], i)
		if err != nil {
			return fmt.Errorf("argument %d: %w", k+1, err)
		}
		if counts, ok := v.Interface().([]int); ok && k == len(c.Args)-1 && len(counts) > 0 && counts[0] > maxPartitions {
			return fmt.Errorf("argument %d: the number of partitions is %d, which is surely a mistake", k+1, counts[0])
		}
		args = append(args, v)
	}
	out, err := invoke(o.fn, args)
	if err != nil {
		return err
	}
	if o.several {
		if c.Part < 0 || c.Part >= out.Len() {
			return fmt.Errorf("part %d of %d is meant", c.Part, out.Len())
		}
		out = out.Index(c.Part)
	} else if c.Part != 0 {
		return fmt.Errorf("part %d of one is meant", c.Part)
	}
	r.made[i] = out
	made, ok := out.Interface().(RDD)
	if !ok {
		return nil
	}
	if err := r.adopt(made.Node(), c.Pos); err != nil {
		return err
	}
	if c.Name != "" {
		made.Node().SetName(c.Name)
	}
	if level != plan.None {
		made.Node().SetLevel(level)
	}
	return nil
}

// adopt gives a node and those that were made with it their position, and counts their partitions.
func (r *reader) adopt(n *plan.Node, pos string) error {
	for todo := []*plan.Node{n}; len(todo) > 0; {
		n := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if r.known[n] {
			continue
		}
		r.known[n] = true
		n.Pos = pos
		if r.partitions += n.Partitions; n.Partitions > maxPartitions || r.partitions > maxPartitions {
			return fmt.Errorf("the RDDs of the plan so far have more than %d partitions, which is surely a mistake", maxPartitions)
		}
		for _, d := range n.Deps() {
			todo = append(todo, d.Parent)
		}
	}
	return nil
}

// earlier is what call id returned, for a reference in call i.
func (r *reader) earlier(id, i int) (reflect.Value, error) {
	if id < 0 || id >= i {
		return reflect.Value{}, fmt.Errorf("it refers to call %d, which does not come before", id)
	}
	return r.made[id], nil
}

// argument makes a value of type t for call i.
func (r *reader) argument(a *argument, t reflect.Type, i int) (reflect.Value, error) {
	if n := a.kinds(); n != 1 {
		return reflect.Value{}, fmt.Errorf("one of rdd, rdds, partitioner, function, maker, value and binary is needed, and there are %d", n)
	}
	var v reflect.Value
	var err error
	switch {
	case a.RDD != nil:
		v, err = r.earlier(*a.RDD, i)
	case a.Partitioner != nil:
		v, err = r.earlier(*a.Partitioner, i)
	case a.RDDs != nil:
		if t.Kind() != reflect.Slice {
			return v, fmt.Errorf("there are several RDDs, and a %v is needed", t)
		}
		v = reflect.MakeSlice(t, len(*a.RDDs), len(*a.RDDs))
		for k, id := range *a.RDDs {
			one, err := r.earlier(id, i)
			if err == nil {
				err = mustBe(one, t.Elem())
			}
			if err != nil {
				return v, err
			}
			v.Index(k).Set(one)
		}
	default:
		return decode(a, t)
	}
	if err == nil {
		err = mustBe(v, t)
	}
	return v, err
}

func mustBe(v reflect.Value, t reflect.Type) error {
	if !v.Type().AssignableTo(t) {
		return fmt.Errorf("there is a %v, and a %v is needed", v.Type(), t)
	}
	return nil
}

var handleType = reflect.TypeFor[RDD]()

// decode makes a function or a value of type t.
func decode(a *argument, t reflect.Type) (v reflect.Value, err error) {
	switch {
	case a.Function != "":
		v, err = named(a.Function, false)
	case a.Maker != "":
		v, err = bound(a)
	case t.Kind() == reflect.Func || t.Implements(handleType) || t.Kind() == reflect.Slice && t.Elem().Implements(handleType):
		return v, fmt.Errorf("there is a value, and a %v is needed, which is none", t)
	default:
		return decodeValue(*a, t)
	}
	if err == nil {
		err = mustBe(v, t)
	}
	if err != nil {
		return v, fmt.Errorf("the function %s: %w", a.Function+a.Maker, err)
	}
	return v.Convert(t), nil
}

// bound makes a function as Bind does.
func bound(a *argument) (reflect.Value, error) {
	maker, err := named(a.Maker, true)
	if err != nil {
		return maker, err
	}
	if a.With == nil || a.With.kinds() != 1 || a.With.RDD != nil || a.With.RDDs != nil || a.With.Partitioner != nil {
		return maker, errors.New("the value that it captures is missing")
	}
	captured, err := decode(a.With, maker.Type().In(0))
	if err != nil {
		return maker, fmt.Errorf("the value that it captures: %w", err)
	}
	f, err := invoke(maker, []reflect.Value{captured})
	if err != nil {
		return f, err
	}
	if f.IsNil() {
		return f, errors.New("the maker returned nil")
	}
	box := reflect.MakeSlice(reflect.SliceOf(captured.Type()), 1, 1)
	box.Index(0).Set(captured)
	remember(f.Interface(), maker.Interface(), box.Interface())
	return f, nil
}

// invoke calls a function, and turns its panic into an error.
func invoke(fn reflect.Value, args []reflect.Value) (out reflect.Value, err error) {
	defer func() {
		if v := recover(); v != nil {
			if e, ok := plan.AsError(v); ok && e.Job < 0 && e.Cause != nil {
				err = e.Cause // the rest tells of the call of Read
			} else if ok {
				err = e
			} else {
				err = fmt.Errorf("it panicked: %w", plan.AsCause(v))
			}
		}
	}()
	if fn.Type().IsVariadic() {
		return fn.CallSlice(args)[0], nil
	}
	return fn.Call(args)[0], nil
}

func levelOf(text string) (plan.Level, error) {
	if text == "" {
		return plan.None, nil
	}
	for _, l := range []plan.Level{plan.MemoryOnly, plan.MemoryAndDisk, plan.DiskOnly} {
		if l.String() == text {
			return l, nil
		}
	}
	return plan.None, fmt.Errorf("there is no storage level %q", text)
}
