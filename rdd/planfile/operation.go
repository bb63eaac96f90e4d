package planfile

import (
	"fmt"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"sync"

	"lab/rdd"
	"lab/rdd/plan"
)

// operation is an exported operation of package rdd, or another's, for certain types.
type operation struct {
	name    string
	fn      reflect.Value
	context bool           // whether the first parameter is a context
	params  []reflect.Type // the others
	result  reflect.Type   // of one RDD or partitioner
	several bool           // whether a slice of them is returned
}

// operations are those that were registered, by name and by the text of their type.
var operations = struct {
	sync.RWMutex
	list map[string]map[string]*operation
}{list: map[string]map[string]*operation{}}

var contextType = reflect.TypeFor[*rdd.Context]()

// RegisterOperation makes operations known for certain types, such as rdd.Map[int, string] and (*rdd.RDD[int]).Filter,
// so that plans may be read that call them: Go has no way to make a generic function for types that are named only in a
// file. Partitioners are made by operations, too: rdd.NewPartitioner[string].
//
// Range, TextFile, WholeTextFiles, BinaryFiles, BinaryRecords and CSV need not be registered. Pipe has no type parameters
// either but runs commands, which not every program should do because a file says so.
//
// It panics when op is no such function.
func RegisterOperation(ops ...any) {
	for _, op := range ops {
		v := reflect.ValueOf(op)
		if v.Kind() != reflect.Func || v.IsNil() {
			panic(fmt.Errorf("planfile: RegisterOperation(%T): give an operation, such as rdd.Map[int, string]", op))
		}
		name := strings.TrimSuffix(runtime.FuncForPC(v.Pointer()).Name(), "[...]")
		if own, ok := strings.CutPrefix(name, "lab/rdd."); ok {
			name = own[strings.LastIndexByte(own, '.')+1:]
		}
		if strings.HasSuffix(name, "-fm") || strings.Contains(name, ".func") {
			panic(fmt.Errorf("planfile: RegisterOperation: %s is a closure, a method value or an operation for a type parameter; "+
				"give the operation itself for certain types, such as rdd.Map[int, string] or (*rdd.RDD[int]).Filter", name))
		}
		registerOperation(name, op)
	}
}

// RegisterElements registers the operations for elements of type T that have no other type parameter and no constraint:
// Parallelize, Empty, UnionAll, Filter, Union, Coalesce, Repartition, Sample, RandomSplit, Glom, ZipWithIndex,
// ZipWithUniqueID and ObjectFile.
func RegisterElements[T any]() {
	registerOperation("Parallelize", rdd.Parallelize[T])
	registerOperation("Empty", rdd.Empty[T])
	registerOperation("UnionAll", rdd.UnionAll[T])
	registerOperation("Filter", (*rdd.RDD[T]).Filter)
	registerOperation("Union", (*rdd.RDD[T]).Union)
	registerOperation("Coalesce", (*rdd.RDD[T]).Coalesce)
	registerOperation("Repartition", (*rdd.RDD[T]).Repartition)
	registerOperation("Sample", (*rdd.RDD[T]).Sample)
	registerOperation("RandomSplit", (*rdd.RDD[T]).RandomSplit)
	registerOperation("Glom", rdd.Glom[T])
	registerOperation("ZipWithIndex", rdd.ZipWithIndex[T])
	registerOperation("ZipWithUniqueID", rdd.ZipWithUniqueID[T])
	registerOperation("ObjectFile", rdd.ObjectFile[T])
}

// RegisterPairs registers what RegisterElements does for pairs, and the operations by key that have no other type
// parameter and no other constraint: PartitionBy, PartitionByFunc, NewPartitioner, HashPartitioner, Keys, Values,
// ReduceByKey, FoldByKey, GroupByKey, SampleByKey and SampleByKeyExact.
func RegisterPairs[K comparable, V any]() {
	RegisterElements[rdd.Pair[K, V]]()
	registerOperation("PartitionBy", rdd.PartitionBy[K, V])
	registerOperation("PartitionByFunc", rdd.PartitionByFunc[K, V])
	registerOperation("NewPartitioner", rdd.NewPartitioner[K])
	registerOperation("HashPartitioner", rdd.HashPartitioner[K])
	registerOperation("Keys", rdd.Keys[K, V])
	registerOperation("Values", rdd.Values[K, V])
	registerOperation("ReduceByKey", rdd.ReduceByKey[K, V])
	registerOperation("FoldByKey", rdd.FoldByKey[K, V])
	registerOperation("GroupByKey", rdd.GroupByKey[K, V])
	registerOperation("SampleByKey", rdd.SampleByKey[K, V])
	registerOperation("SampleByKeyExact", rdd.SampleByKeyExact[K, V])
}

func init() {
	RegisterOperation(rdd.Range, rdd.TextFile, rdd.WholeTextFiles, rdd.BinaryFiles, rdd.BinaryRecords, rdd.CSV)
}

func registerOperation(name string, op any) {
	t := reflect.TypeOf(op)
	if t.NumOut() != 1 {
		panic(fmt.Errorf("planfile: RegisterOperation(%s): a %v makes no RDD", name, t))
	}
	o := &operation{name: name, fn: reflect.ValueOf(op), result: t.Out(0)}
	if o.several = o.result.Kind() == reflect.Slice; o.several {
		o.result = o.result.Elem()
	}
	for i := range t.NumIn() {
		if i == 0 && t.In(i) == contextType {
			o.context = true
			continue
		}
		o.params = append(o.params, t.In(i))
	}
	operations.Lock()
	defer operations.Unlock()
	if operations.list[name] == nil {
		operations.list[name] = map[string]*operation{}
	}
	if old, ok := operations.list[name][t.String()]; ok && old.fn.Type() != t {
		panic(fmt.Errorf("planfile: RegisterOperation(%s): two different types are both written as %v; "+
			"give types of elements that are declared in functions names of their own", name, t))
	}
	operations.list[name][t.String()] = o
}

// operationOf finds the operation that a recorded call is of.
func operationOf(c *plan.Call) (*operation, error) {
	operations.RLock()
	defer operations.RUnlock()
	for _, o := range operations.list[c.Op] {
		if o.made(c) {
			return o, nil
		}
	}
	return nil, fmt.Errorf("the operation is not registered for these types: register the one whose type, but for a context, is %s "+
		"(planfile.RegisterOperation)", typeText(c))
}

// operationNamed finds the operation with a name and a type.
func operationNamed(name, typ string) (*operation, error) {
	operations.RLock()
	defer operations.RUnlock()
	if o, ok := operations.list[name][typ]; ok {
		return o, nil
	}
	return nil, fmt.Errorf("the operation is not registered for these types: register the %s that is a %s "+
		"(planfile.RegisterOperation)", name, typ)
}

// made tells whether the operation can have made a call.
func (o *operation) made(c *plan.Call) bool {
	return o.fn.Type().Out(0) == reflect.TypeOf(c.Result) &&
		slices.EqualFunc(o.params, c.Args, func(t reflect.Type, arg any) bool {
			several, ok := arg.([]*plan.Node)
			if !ok {
				return argType(arg) == t
			}
			if t.Kind() != reflect.Slice {
				return false
			}
			for _, n := range several {
				if argType(n) != t.Elem() {
					return false
				}
			}
			return true
		})
}

// argType is the type of a recorded argument, nil when it is not known.
func argType(arg any) reflect.Type {
	switch a := arg.(type) {
	case *plan.Node:
		if c := a.Call(); c != nil {
			t := reflect.TypeOf(c.Result)
			if t.Kind() == reflect.Slice {
				return t.Elem()
			}
			return t
		}
		return nil
	case []*plan.Node:
		if len(a) > 0 && argType(a[0]) != nil {
			return reflect.SliceOf(argType(a[0]))
		}
		return nil
	case *plan.Partitioner:
		if c := a.Call(); c != nil {
			return reflect.TypeOf(c.Result)
		}
		return nil
	case plan.Boxed:
		return reflect.TypeOf(a.Slice).Elem()
	}
	return reflect.TypeOf(arg)
}

func typeText(c *plan.Call) string {
	params := make([]string, len(c.Args))
	for i, arg := range c.Args {
		params[i] = "?"
		if t := argType(arg); t != nil {
			params[i] = t.String()
			if i == len(params)-1 && t.Kind() == reflect.Slice {
				params[i] = "..." + t.Elem().String()
			}
		}
	}
	return fmt.Sprintf("func(%s) %T", strings.Join(params, ", "), c.Result)
}
