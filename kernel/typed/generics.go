package typed

import (
	"crypto/hkdf"
	"crypto/pbkdf2"
	"database/sql/driver"
	"errors"
	"hash"
	"hash/maphash"
	"iter"
	"math/rand/v2"
	"reflect"
	"runtime"
	"sync"
	"sync/atomic"
	"unique"
	"weak"

	_ "database/sql" // convertAssign, which Go keeps open for linking like what runtime.go names
	_ "unsafe"
)

// Generic code of compiled packages has no compiled form that an instance for a cell's types could use: the compiler makes
// instances for the types it meets. There are some twenty such declarations in the standard library besides the
// packages that the universe holds as source, and each is a few lines over what is not generic, so they are written here
// once for all types. Their types (atomic.Pointer[T], iter.Seq[V], ...) need nothing: export data says what they consist of.

// generic runs an instance of a generic function, or of a method of a generic type, for the given type arguments.
type generic func(fp P, args []reflect.Type, params, results []slot)

var generics = map[string]generic{
	"errors.AsType": func(fp P, args []reflect.Type, params, results []slot) {
		target := reflect.New(args[0])
		found := errors.As(*at[error](fp, params[0].off), target.Interface())
		set(fp, results[0], target.Elem())
		*at[bool](fp, results[1].off) = found
	},
	"sync.OnceValue":  onceValues,
	"sync.OnceValues": onceValues,
	"iter.Pull":       pull,
	"iter.Pull2":      pull,
	"reflect.TypeFor": func(fp P, args []reflect.Type, _, results []slot) {
		*at[reflect.Type](fp, results[0].off) = args[0]
	},
	"reflect.TypeAssert": func(fp P, args []reflect.Type, params, results []slot) {
		v, ok := get(fp, params[0]).Interface().(reflect.Value)
		if !ok || !v.IsValid() {
			panic(&reflect.ValueError{Method: "reflect.TypeAssert", Kind: reflect.Invalid})
		}
		if !v.CanInterface() {
			panic("reflect.TypeAssert: cannot return value obtained from unexported field or method")
		}
		v = reflect.ValueOf(v.Interface()) // what an interface holds
		ok = v.IsValid() && (v.Type() == args[0] || args[0].Kind() == reflect.Interface && v.Type().Implements(args[0]))
		result := reflect.New(args[0]).Elem()
		if ok {
			result.Set(v)
		}
		set(fp, results[0], result)
		*at[bool](fp, results[1].off) = ok
	},
	"math/rand/v2.N": func(fp P, _ []reflect.Type, params, results []slot) {
		n, result := get(fp, params[0]), get(fp, results[0])
		if n.CanInt() {
			if n.Int() <= 0 {
				panic("invalid argument to N")
			}
			result.SetInt(int64(rand.Uint64N(uint64(n.Int()))))
			return
		}
		if n.Uint() == 0 {
			panic("invalid argument to N")
		}
		result.SetUint(rand.Uint64N(n.Uint()))
	},

	"sync/atomic.Pointer.Load": func(fp P, _ []reflect.Type, params, results []slot) {
		*at[P](fp, results[0].off) = P((*at[*atomic.Pointer[byte]](fp, params[0].off)).Load())
	},
	"sync/atomic.Pointer.Store": func(fp P, _ []reflect.Type, params, _ []slot) {
		(*at[*atomic.Pointer[byte]](fp, params[0].off)).Store(*at[*byte](fp, params[1].off))
	},
	"sync/atomic.Pointer.Swap": func(fp P, _ []reflect.Type, params, results []slot) {
		*at[P](fp, results[0].off) = P((*at[*atomic.Pointer[byte]](fp, params[0].off)).Swap(*at[*byte](fp, params[1].off)))
	},
	"sync/atomic.Pointer.CompareAndSwap": func(fp P, _ []reflect.Type, params, results []slot) {
		p := *at[*atomic.Pointer[byte]](fp, params[0].off)
		*at[bool](fp, results[0].off) = p.CompareAndSwap(*at[*byte](fp, params[1].off), *at[*byte](fp, params[2].off))
	},

	"weak.Make": func(fp P, _ []reflect.Type, params, results []slot) {
		*at[weak.Pointer[byte]](fp, results[0].off) = weak.Make(*at[*byte](fp, params[0].off))
	},
	"weak.Pointer.Value": func(fp P, _ []reflect.Type, params, results []slot) {
		*at[*byte](fp, results[0].off) = (*at[weak.Pointer[byte]](fp, params[0].off)).Value()
	},
	// The pointer in a handle made here is that of a handle of an interface with the value, which package unique keeps, and
	// drops, like any other; nobody but Value looks behind it.
	"unique.Make": func(fp P, args []reflect.Type, params, results []slot) {
		*at[unique.Handle[any]](fp, results[0].off) = unique.Make(boxed(fp, params[0], args[0]))
	},
	"unique.Handle.Value": func(fp P, args []reflect.Type, params, results []slot) {
		v := reflect.New(args[0]).Elem()
		if x := (*at[unique.Handle[any]](fp, params[0].off)).Value(); x != nil {
			v.Set(reflect.ValueOf(x))
		}
		set(fp, results[0], v)
	},
	"runtime.AddCleanup": func(fp P, args []reflect.Type, params, results []slot) {
		p, arg := *at[*byte](fp, params[0].off), reflect.New(args[1]).Elem()
		arg.Set(get(fp, params[2]))
		if k := args[1].Kind(); (k == reflect.Pointer || k == reflect.UnsafePointer) && arg.UnsafePointer() == P(p) && p != nil {
			panic("runtime.AddCleanup: ptr is equal to arg, cleanup will never run")
		}
		f := function1(fp, params[1])
		*at[runtime.Cleanup](fp, results[0].off) = runtime.AddCleanup(p, func(arg reflect.Value) { f.Call([]reflect.Value{arg}) }, arg)
	},

	"hash/maphash.Comparable": func(fp P, args []reflect.Type, params, results []slot) {
		*at[uint64](fp, results[0].off) = maphash.Comparable(*at[maphash.Seed](fp, params[0].off), boxed(fp, params[1], args[0]))
	},
	"hash/maphash.WriteComparable": func(fp P, args []reflect.Type, params, _ []slot) {
		maphash.WriteComparable(*at[*maphash.Hash](fp, params[0].off), boxed(fp, params[1], args[0]))
	},
	"crypto/hkdf.Extract": func(fp P, _ []reflect.Type, params, results []slot) {
		key, err := hkdf.Extract(hasher(fp, params[0]), *at[[]byte](fp, params[1].off), *at[[]byte](fp, params[2].off))
		*at[[]byte](fp, results[0].off), *at[error](fp, results[1].off) = key, err
	},
	"crypto/hkdf.Expand": func(fp P, _ []reflect.Type, params, results []slot) {
		key, err := hkdf.Expand(hasher(fp, params[0]), *at[[]byte](fp, params[1].off), *at[string](fp, params[2].off), *at[int](fp, params[3].off))
		*at[[]byte](fp, results[0].off), *at[error](fp, results[1].off) = key, err
	},
	"crypto/hkdf.Key": func(fp P, _ []reflect.Type, params, results []slot) {
		key, err := hkdf.Key(hasher(fp, params[0]), *at[[]byte](fp, params[1].off), *at[[]byte](fp, params[2].off), *at[string](fp, params[3].off), *at[int](fp, params[4].off))
		*at[[]byte](fp, results[0].off), *at[error](fp, results[1].off) = key, err
	},
	"crypto/pbkdf2.Key": func(fp P, _ []reflect.Type, params, results []slot) {
		key, err := pbkdf2.Key(hasher(fp, params[0]), *at[string](fp, params[1].off), *at[[]byte](fp, params[2].off), *at[int](fp, params[3].off), *at[int](fp, params[4].off))
		*at[[]byte](fp, results[0].off), *at[error](fp, results[1].off) = key, err
	},
	"database/sql.Null.Scan": func(fp P, _ []reflect.Type, params, results []slot) {
		null := get(fp, params[0]).Elem()
		value, target, valid := *at[any](fp, params[1].off), null.Field(0), null.Field(1)
		if value == nil {
			target.SetZero()
			valid.SetBool(false)
			*at[error](fp, results[0].off) = nil
			return
		}
		valid.SetBool(true)
		*at[error](fp, results[0].off) = convertAssign(target.Addr().Interface(), value)
	},
	"database/sql.Null.Value": func(fp P, _ []reflect.Type, params, results []slot) {
		null := get(fp, params[0])
		var value any
		var err error
		if null.Field(1).Bool() {
			value = null.Field(0).Interface()
			if valuer, ok := value.(driver.Valuer); ok {
				value, err = valuer.Value()
			}
		}
		*at[any](fp, results[0].off), *at[error](fp, results[1].off) = value, err
	},
}

//go:linkname convertAssign database/sql.convertAssign
func convertAssign(dest, src any) error

// get is the variable in a place of a frame.
func get(fp P, s slot) reflect.Value { return valueAt(s.t, P(at[byte](fp, s.off))) }

// set copies a value to a place of a frame.
func set(fp P, s slot, v reflect.Value) { get(fp, s).Set(v) }

// boxed is a copy of a value as an interface that holds it: where it is an interface itself, the value in that.
func boxed(fp P, s slot, t reflect.Type) any { return valueAt(t, P(at[byte](fp, s.off))).Interface() }

// function1 is the function value in a place of a frame, apart from the frame.
func function1(fp P, s slot) reflect.Value { return reflect.ValueOf(get(fp, s).Interface()) }

// hasher makes a func() H one that package hash knows.
func hasher(fp P, s slot) func() hash.Hash {
	f := function1(fp, s)
	return func() hash.Hash { return f.Call(nil)[0].Interface().(hash.Hash) }
}

// onceValues is sync.OnceValue and sync.OnceValues.
func onceValues(fp P, _ []reflect.Type, params, results []slot) {
	f := function1(fp, params[0])
	var values []reflect.Value
	once := sync.OnceFunc(func() {
		values = f.Call(nil)
		f = reflect.Value{}
	})
	set(fp, results[0], reflect.MakeFunc(results[0].t, func([]reflect.Value) []reflect.Value {
		once()
		return values
	}))
}

// pull is iter.Pull and iter.Pull2.
func pull(fp P, _ []reflect.Type, params, results []slot) {
	seq, nextType := function1(fp, params[0]), results[0].t
	next, stop := iter.Pull(func(yield func([]reflect.Value) bool) {
		seq.Call([]reflect.Value{reflect.MakeFunc(seq.Type().In(0), func(values []reflect.Value) []reflect.Value {
			return []reflect.Value{reflect.ValueOf(yield(values))}
		})})
	})
	set(fp, results[0], reflect.MakeFunc(nextType, func([]reflect.Value) []reflect.Value {
		values, ok := next()
		if !ok {
			for i := range nextType.NumOut() - 1 {
				values = append(values, reflect.Zero(nextType.Out(i)))
			}
		}
		return append(values[:nextType.NumOut()-1:nextType.NumOut()-1], reflect.ValueOf(ok))
	}))
	*at[func()](fp, results[1].off) = stop
}
