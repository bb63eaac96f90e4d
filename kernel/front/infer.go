package front

import "go/types"

// The signature of an unfinished call of a generic function. go/types infers type arguments for whole calls only, so what the
// arguments written so far tell is found here: enough to show, not to check.

// inferred returns the signature with the type arguments that the first arguments give away. What is not known yet stays a
// parameter.
func inferred(sig *types.Signature, args []types.Type) *types.Signature {
	n := sig.TypeParams().Len()
	if n == 0 {
		return sig
	}
	found := map[*types.TypeParam]types.Type{}
	for i := range n {
		found[sig.TypeParams().At(i)] = nil
	}
	for i, arg := range args {
		if i < sig.Params().Len() && arg != nil && !(sig.Variadic() && i == sig.Params().Len()-1) {
			unify(sig.Params().At(i).Type(), arg, found)
		}
	}
	list := make([]types.Type, n)
	known := false
	for i := range n {
		p := sig.TypeParams().At(i)
		if t := found[p]; t != nil {
			list[i], known = t, true
			continue
		}
		list[i] = p
	}
	if !known {
		return sig
	}
	t, err := types.Instantiate(nil, sig, list, false)
	if err != nil {
		return sig
	}
	return t.(*types.Signature)
}

// unify finds what the type parameters in a parameter's type stand for where it gets an argument of the other type.
func unify(param, arg types.Type, found map[*types.TypeParam]types.Type) {
	arg = types.Unalias(arg)
	if p, ok := types.Unalias(param).(*types.TypeParam); ok {
		was, wanted := found[p]
		if b, isBasic := arg.(*types.Basic); !wanted || was != nil || isBasic && (b.Kind() == types.Invalid || b.Kind() == types.UntypedNil) {
			return
		}
		found[p] = types.Default(arg)
		if core := coreOf(p); core != nil { // S ~[]E tells of E, too
			unify(core, arg.Underlying(), found)
		}
		return
	}
	if named, ok := types.Unalias(param).(*types.Named); ok {
		if other, ok := arg.(*types.Named); ok && named.Origin() == other.Origin() {
			for i := range min(named.TypeArgs().Len(), other.TypeArgs().Len()) {
				unify(named.TypeArgs().At(i), other.TypeArgs().At(i), found)
			}
		}
		return
	}
	switch param := types.Unalias(param).(type) {
	case *types.Pointer:
		if other, ok := arg.(*types.Pointer); ok {
			unify(param.Elem(), other.Elem(), found)
		}
	case *types.Slice:
		if other, ok := arg.Underlying().(*types.Slice); ok {
			unify(param.Elem(), other.Elem(), found)
		}
	case *types.Array:
		if other, ok := arg.Underlying().(*types.Array); ok {
			unify(param.Elem(), other.Elem(), found)
		}
	case *types.Chan:
		if other, ok := arg.Underlying().(*types.Chan); ok {
			unify(param.Elem(), other.Elem(), found)
		}
	case *types.Map:
		if other, ok := arg.Underlying().(*types.Map); ok {
			unify(param.Key(), other.Key(), found)
			unify(param.Elem(), other.Elem(), found)
		}
	case *types.Signature:
		if other, ok := arg.Underlying().(*types.Signature); ok {
			unifyAll(param.Params(), other.Params(), found)
			unifyAll(param.Results(), other.Results(), found)
		}
	}
}

func unifyAll(params, args *types.Tuple, found map[*types.TypeParam]types.Type) {
	for i := range min(params.Len(), args.Len()) {
		unify(params.At(i).Type(), args.At(i).Type(), found)
	}
}

// coreOf is the one type that a parameter's constraint allows types like, nil where it is more general.
func coreOf(p *types.TypeParam) types.Type {
	constraint, ok := p.Constraint().Underlying().(*types.Interface)
	if !ok || constraint.NumEmbeddeds() != 1 {
		return nil
	}
	union, ok := constraint.EmbeddedType(0).(*types.Union)
	if !ok || union.Len() != 1 {
		return nil
	}
	return union.Term(0).Type()
}
