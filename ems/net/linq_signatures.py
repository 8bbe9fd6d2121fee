"""In: nothing. Out: the signatures of System.Linq.Enumerable's methods."""
from __future__ import annotations

SIGNATURES = """
static TSource Aggregate[TSource](System.Collections.Generic.IEnumerable[TSource] source, System.Func[TSource,TSource,TSource] func)
static TAccumulate Aggregate[TSource, TAccumulate](System.Collections.Generic.IEnumerable[TSource] source, TAccumulate seed,
    System.Func[TAccumulate,TSource,TAccumulate] func)
static TResult Aggregate[TSource, TAccumulate, TResult](System.Collections.Generic.IEnumerable[TSource] source, TAccumulate seed,
    System.Func[TAccumulate,TSource,TAccumulate] func, System.Func[TAccumulate,TResult] resultSelector)
static bool All[TSource](System.Collections.Generic.IEnumerable[TSource] source, System.Func[TSource,bool] predicate)
static bool Any[TSource](System.Collections.Generic.IEnumerable[TSource] source)
static bool Any[TSource](System.Collections.Generic.IEnumerable[TSource] source, System.Func[TSource,bool] predicate)
static System.Collections.Generic.IEnumerable[TSource] Append[TSource](System.Collections.Generic.IEnumerable[TSource] source,
    TSource element)
static System.Collections.Generic.IEnumerable[TSource] AsEnumerable[TSource](System.Collections.Generic.IEnumerable[TSource] source)
static double Average(System.Collections.Generic.IEnumerable[int] source)
static double Average(System.Collections.Generic.IEnumerable[long] source)
static float Average(System.Collections.Generic.IEnumerable[float] source)
static double Average(System.Collections.Generic.IEnumerable[double] source)
static decimal Average(System.Collections.Generic.IEnumerable[decimal] source)
static System.Nullable[double] Average(System.Collections.Generic.IEnumerable[System.Nullable[int]] source)
static System.Nullable[double] Average(System.Collections.Generic.IEnumerable[System.Nullable[long]] source)
static System.Nullable[float] Average(System.Collections.Generic.IEnumerable[System.Nullable[float]] source)
static System.Nullable[double] Average(System.Collections.Generic.IEnumerable[System.Nullable[double]] source)
static System.Nullable[decimal] Average(System.Collections.Generic.IEnumerable[System.Nullable[decimal]] source)
static double Average[TSource](System.Collections.Generic.IEnumerable[TSource] source, System.Func[TSource,int] selector)
static double Average[TSource](System.Collections.Generic.IEnumerable[TSource] source, System.Func[TSource,long] selector)
static float Average[TSource](System.Collections.Generic.IEnumerable[TSource] source, System.Func[TSource,float] selector)
static double Average[TSource](System.Collections.Generic.IEnumerable[TSource] source, System.Func[TSource,double] selector)
static decimal Average[TSource](System.Collections.Generic.IEnumerable[TSource] source, System.Func[TSource,decimal] selector)
static System.Nullable[double] Average[TSource](System.Collections.Generic.IEnumerable[TSource] source,
    System.Func[TSource,System.Nullable[int]] selector)
static System.Nullable[double] Average[TSource](System.Collections.Generic.IEnumerable[TSource] source,
    System.Func[TSource,System.Nullable[long]] selector)
static System.Nullable[float] Average[TSource](System.Collections.Generic.IEnumerable[TSource] source,
    System.Func[TSource,System.Nullable[float]] selector)
static System.Nullable[double] Average[TSource](System.Collections.Generic.IEnumerable[TSource] source,
    System.Func[TSource,System.Nullable[double]] selector)
static System.Nullable[decimal] Average[TSource](System.Collections.Generic.IEnumerable[TSource] source,
    System.Func[TSource,System.Nullable[decimal]] selector)
static System.Collections.Generic.IEnumerable[TResult] Cast[TResult](System.Collections.IEnumerable source)
static System.Collections.Generic.IEnumerable[TSource[]] Chunk[TSource](System.Collections.Generic.IEnumerable[TSource] source, int size)
static System.Collections.Generic.IEnumerable[TSource] Concat[TSource](System.Collections.Generic.IEnumerable[TSource] first,
    System.Collections.Generic.IEnumerable[TSource] second)
static bool Contains[TSource](System.Collections.Generic.IEnumerable[TSource] source, TSource value)
static bool Contains[TSource](System.Collections.Generic.IEnumerable[TSource] source, TSource value,
    System.Collections.Generic.IEqualityComparer[TSource] comparer)
static int Count[TSource](System.Collections.Generic.IEnumerable[TSource] source)
static int Count[TSource](System.Collections.Generic.IEnumerable[TSource] source, System.Func[TSource,bool] predicate)
static System.Collections.Generic.IEnumerable[TSource] DefaultIfEmpty[TSource](System.Collections.Generic.IEnumerable[TSource] source)
static System.Collections.Generic.IEnumerable[TSource] DefaultIfEmpty[TSource](System.Collections.Generic.IEnumerable[TSource]
    source, TSource defaultValue)
static System.Collections.Generic.IEnumerable[TSource] Distinct[TSource](System.Collections.Generic.IEnumerable[TSource] source)
static System.Collections.Generic.IEnumerable[TSource] Distinct[TSource](System.Collections.Generic.IEnumerable[TSource] source,
    System.Collections.Generic.IEqualityComparer[TSource] comparer)
static System.Collections.Generic.IEnumerable[TSource] DistinctBy[TSource, TKey](System.Collections.Generic.IEnumerable[TSource]
    source, System.Func[TSource,TKey] keySelector)
static System.Collections.Generic.IEnumerable[TSource] DistinctBy[TSource, TKey](System.Collections.Generic.IEnumerable[TSource]
    source, System.Func[TSource,TKey] keySelector, System.Collections.Generic.IEqualityComparer[TKey] comparer)
static TSource ElementAt[TSource](System.Collections.Generic.IEnumerable[TSource] source, int index)
static TSource ElementAtOrDefault[TSource](System.Collections.Generic.IEnumerable[TSource] source, int index)
static System.Collections.Generic.IEnumerable[TResult] Empty[TResult]()
static System.Collections.Generic.IEnumerable[TSource] Except[TSource](System.Collections.Generic.IEnumerable[TSource] first,
    System.Collections.Generic.IEnumerable[TSource] second)
static System.Collections.Generic.IEnumerable[TSource] Except[TSource](System.Collections.Generic.IEnumerable[TSource] first,
    System.Collections.Generic.IEnumerable[TSource] second, System.Collections.Generic.IEqualityComparer[TSource] comparer)
static TSource First[TSource](System.Collections.Generic.IEnumerable[TSource] source)
static TSource First[TSource](System.Collections.Generic.IEnumerable[TSource] source, System.Func[TSource,bool] predicate)
static TSource FirstOrDefault[TSource](System.Collections.Generic.IEnumerable[TSource] source)
static TSource FirstOrDefault[TSource](System.Collections.Generic.IEnumerable[TSource] source, TSource defaultValue)
static TSource FirstOrDefault[TSource](System.Collections.Generic.IEnumerable[TSource] source, System.Func[TSource,bool] predicate)
static TSource FirstOrDefault[TSource](System.Collections.Generic.IEnumerable[TSource] source, System.Func[TSource,bool]
    predicate, TSource defaultValue)
static System.Collections.Generic.IEnumerable[System.Linq.IGrouping[TKey,TSource]] GroupBy[TSource,
    TKey](System.Collections.Generic.IEnumerable[TSource] source, System.Func[TSource,TKey] keySelector)
static System.Collections.Generic.IEnumerable[System.Linq.IGrouping[TKey,TSource]] GroupBy[TSource,
    TKey](System.Collections.Generic.IEnumerable[TSource] source, System.Func[TSource,TKey] keySelector,
    System.Collections.Generic.IEqualityComparer[TKey] comparer)
static System.Collections.Generic.IEnumerable[System.Linq.IGrouping[TKey,TElement]] GroupBy[TSource, TKey,
    TElement](System.Collections.Generic.IEnumerable[TSource] source, System.Func[TSource,TKey] keySelector,
    System.Func[TSource,TElement] elementSelector)
static System.Collections.Generic.IEnumerable[System.Linq.IGrouping[TKey,TElement]] GroupBy[TSource, TKey,
    TElement](System.Collections.Generic.IEnumerable[TSource] source, System.Func[TSource,TKey] keySelector,
    System.Func[TSource,TElement] elementSelector, System.Collections.Generic.IEqualityComparer[TKey] comparer)
static System.Collections.Generic.IEnumerable[TResult] GroupBy[TSource, TKey,
    TResult](System.Collections.Generic.IEnumerable[TSource] source, System.Func[TSource,TKey] keySelector,
    System.Func[TKey,System.Collections.Generic.IEnumerable[TSource],TResult] resultSelector)
static System.Collections.Generic.IEnumerable[TResult] GroupBy[TSource, TKey,
    TResult](System.Collections.Generic.IEnumerable[TSource] source, System.Func[TSource,TKey] keySelector,
    System.Func[TKey,System.Collections.Generic.IEnumerable[TSource],TResult] resultSelector,
    System.Collections.Generic.IEqualityComparer[TKey] comparer)
static System.Collections.Generic.IEnumerable[TResult] GroupBy[TSource, TKey, TElement,
    TResult](System.Collections.Generic.IEnumerable[TSource] source, System.Func[TSource,TKey] keySelector,
    System.Func[TSource,TElement] elementSelector, System.Func[TKey,System.Collections.Generic.IEnumerable[TElement],TResult]
    resultSelector)
static System.Collections.Generic.IEnumerable[TResult] GroupBy[TSource, TKey, TElement,
    TResult](System.Collections.Generic.IEnumerable[TSource] source, System.Func[TSource,TKey] keySelector,
    System.Func[TSource,TElement] elementSelector, System.Func[TKey,System.Collections.Generic.IEnumerable[TElement],TResult]
    resultSelector, System.Collections.Generic.IEqualityComparer[TKey] comparer)
static System.Collections.Generic.IEnumerable[TSource] Intersect[TSource](System.Collections.Generic.IEnumerable[TSource] first,
    System.Collections.Generic.IEnumerable[TSource] second)
static System.Collections.Generic.IEnumerable[TSource] Intersect[TSource](System.Collections.Generic.IEnumerable[TSource] first,
    System.Collections.Generic.IEnumerable[TSource] second, System.Collections.Generic.IEqualityComparer[TSource] comparer)
static System.Collections.Generic.IEnumerable[TResult] Join[TOuter, TInner, TKey,
    TResult](System.Collections.Generic.IEnumerable[TOuter] outer, System.Collections.Generic.IEnumerable[TInner] inner,
    System.Func[TOuter,TKey] outerKeySelector, System.Func[TInner,TKey] innerKeySelector, System.Func[TOuter,TInner,TResult]
    resultSelector)
static System.Collections.Generic.IEnumerable[TResult] Join[TOuter, TInner, TKey,
    TResult](System.Collections.Generic.IEnumerable[TOuter] outer, System.Collections.Generic.IEnumerable[TInner] inner,
    System.Func[TOuter,TKey] outerKeySelector, System.Func[TInner,TKey] innerKeySelector, System.Func[TOuter,TInner,TResult]
    resultSelector, System.Collections.Generic.IEqualityComparer[TKey] comparer)
static TSource Last[TSource](System.Collections.Generic.IEnumerable[TSource] source)
static TSource Last[TSource](System.Collections.Generic.IEnumerable[TSource] source, System.Func[TSource,bool] predicate)
static TSource LastOrDefault[TSource](System.Collections.Generic.IEnumerable[TSource] source)
static TSource LastOrDefault[TSource](System.Collections.Generic.IEnumerable[TSource] source, TSource defaultValue)
static TSource LastOrDefault[TSource](System.Collections.Generic.IEnumerable[TSource] source, System.Func[TSource,bool] predicate)
static TSource LastOrDefault[TSource](System.Collections.Generic.IEnumerable[TSource] source, System.Func[TSource,bool] predicate,
    TSource defaultValue)
static long LongCount[TSource](System.Collections.Generic.IEnumerable[TSource] source)
static long LongCount[TSource](System.Collections.Generic.IEnumerable[TSource] source, System.Func[TSource,bool] predicate)
static int Max(System.Collections.Generic.IEnumerable[int] source)
static long Max(System.Collections.Generic.IEnumerable[long] source)
static System.Nullable[int] Max(System.Collections.Generic.IEnumerable[System.Nullable[int]] source)
static System.Nullable[long] Max(System.Collections.Generic.IEnumerable[System.Nullable[long]] source)
static double Max(System.Collections.Generic.IEnumerable[double] source)
static System.Nullable[double] Max(System.Collections.Generic.IEnumerable[System.Nullable[double]] source)
static float Max(System.Collections.Generic.IEnumerable[float] source)
static System.Nullable[float] Max(System.Collections.Generic.IEnumerable[System.Nullable[float]] source)
static decimal Max(System.Collections.Generic.IEnumerable[decimal] source)
static System.Nullable[decimal] Max(System.Collections.Generic.IEnumerable[System.Nullable[decimal]] source)
static TSource Max[TSource](System.Collections.Generic.IEnumerable[TSource] source)
static TSource Max[TSource](System.Collections.Generic.IEnumerable[TSource] source, System.Collections.Generic.IComparer[TSource]
    comparer)
static int Max[TSource](System.Collections.Generic.IEnumerable[TSource] source, System.Func[TSource,int] selector)
static System.Nullable[int] Max[TSource](System.Collections.Generic.IEnumerable[TSource] source,
    System.Func[TSource,System.Nullable[int]] selector)
static long Max[TSource](System.Collections.Generic.IEnumerable[TSource] source, System.Func[TSource,long] selector)
static System.Nullable[long] Max[TSource](System.Collections.Generic.IEnumerable[TSource] source,
    System.Func[TSource,System.Nullable[long]] selector)
static float Max[TSource](System.Collections.Generic.IEnumerable[TSource] source, System.Func[TSource,float] selector)
static System.Nullable[float] Max[TSource](System.Collections.Generic.IEnumerable[TSource] source,
    System.Func[TSource,System.Nullable[float]] selector)
static double Max[TSource](System.Collections.Generic.IEnumerable[TSource] source, System.Func[TSource,double] selector)
static System.Nullable[double] Max[TSource](System.Collections.Generic.IEnumerable[TSource] source,
    System.Func[TSource,System.Nullable[double]] selector)
static decimal Max[TSource](System.Collections.Generic.IEnumerable[TSource] source, System.Func[TSource,decimal] selector)
static System.Nullable[decimal] Max[TSource](System.Collections.Generic.IEnumerable[TSource] source,
    System.Func[TSource,System.Nullable[decimal]] selector)
static TResult Max[TSource, TResult](System.Collections.Generic.IEnumerable[TSource] source, System.Func[TSource,TResult] selector)
static TSource MaxBy[TSource, TKey](System.Collections.Generic.IEnumerable[TSource] source, System.Func[TSource,TKey] keySelector)
static TSource MaxBy[TSource, TKey](System.Collections.Generic.IEnumerable[TSource] source, System.Func[TSource,TKey] keySelector,
    System.Collections.Generic.IComparer[TKey] comparer)
static int Min(System.Collections.Generic.IEnumerable[int] source)
static long Min(System.Collections.Generic.IEnumerable[long] source)
static System.Nullable[int] Min(System.Collections.Generic.IEnumerable[System.Nullable[int]] source)
static System.Nullable[long] Min(System.Collections.Generic.IEnumerable[System.Nullable[long]] source)
static float Min(System.Collections.Generic.IEnumerable[float] source)
static System.Nullable[float] Min(System.Collections.Generic.IEnumerable[System.Nullable[float]] source)
static double Min(System.Collections.Generic.IEnumerable[double] source)
static System.Nullable[double] Min(System.Collections.Generic.IEnumerable[System.Nullable[double]] source)
static decimal Min(System.Collections.Generic.IEnumerable[decimal] source)
static System.Nullable[decimal] Min(System.Collections.Generic.IEnumerable[System.Nullable[decimal]] source)
static TSource Min[TSource](System.Collections.Generic.IEnumerable[TSource] source)
static TSource Min[TSource](System.Collections.Generic.IEnumerable[TSource] source, System.Collections.Generic.IComparer[TSource]
    comparer)
static int Min[TSource](System.Collections.Generic.IEnumerable[TSource] source, System.Func[TSource,int] selector)
static System.Nullable[int] Min[TSource](System.Collections.Generic.IEnumerable[TSource] source,
    System.Func[TSource,System.Nullable[int]] selector)
static long Min[TSource](System.Collections.Generic.IEnumerable[TSource] source, System.Func[TSource,long] selector)
static System.Nullable[long] Min[TSource](System.Collections.Generic.IEnumerable[TSource] source,
    System.Func[TSource,System.Nullable[long]] selector)
static float Min[TSource](System.Collections.Generic.IEnumerable[TSource] source, System.Func[TSource,float] selector)
static System.Nullable[float] Min[TSource](System.Collections.Generic.IEnumerable[TSource] source,
    System.Func[TSource,System.Nullable[float]] selector)
static double Min[TSource](System.Collections.Generic.IEnumerable[TSource] source, System.Func[TSource,double] selector)
static System.Nullable[double] Min[TSource](System.Collections.Generic.IEnumerable[TSource] source,
    System.Func[TSource,System.Nullable[double]] selector)
static decimal Min[TSource](System.Collections.Generic.IEnumerable[TSource] source, System.Func[TSource,decimal] selector)
static System.Nullable[decimal] Min[TSource](System.Collections.Generic.IEnumerable[TSource] source,
    System.Func[TSource,System.Nullable[decimal]] selector)
static TResult Min[TSource, TResult](System.Collections.Generic.IEnumerable[TSource] source, System.Func[TSource,TResult] selector)
static TSource MinBy[TSource, TKey](System.Collections.Generic.IEnumerable[TSource] source, System.Func[TSource,TKey] keySelector)
static TSource MinBy[TSource, TKey](System.Collections.Generic.IEnumerable[TSource] source, System.Func[TSource,TKey] keySelector,
    System.Collections.Generic.IComparer[TKey] comparer)
static System.Collections.Generic.IEnumerable[TResult] OfType[TResult](System.Collections.IEnumerable source)
static System.Linq.IOrderedEnumerable[T] Order[T](System.Collections.Generic.IEnumerable[T] source)
static System.Linq.IOrderedEnumerable[T] Order[T](System.Collections.Generic.IEnumerable[T] source,
    System.Collections.Generic.IComparer[T] comparer)
static System.Linq.IOrderedEnumerable[TSource] OrderBy[TSource, TKey](System.Collections.Generic.IEnumerable[TSource] source,
    System.Func[TSource,TKey] keySelector)
static System.Linq.IOrderedEnumerable[TSource] OrderBy[TSource, TKey](System.Collections.Generic.IEnumerable[TSource] source,
    System.Func[TSource,TKey] keySelector, System.Collections.Generic.IComparer[TKey] comparer)
static System.Linq.IOrderedEnumerable[TSource] OrderByDescending[TSource, TKey](System.Collections.Generic.IEnumerable[TSource]
    source, System.Func[TSource,TKey] keySelector)
static System.Linq.IOrderedEnumerable[TSource] OrderByDescending[TSource, TKey](System.Collections.Generic.IEnumerable[TSource]
    source, System.Func[TSource,TKey] keySelector, System.Collections.Generic.IComparer[TKey] comparer)
static System.Linq.IOrderedEnumerable[T] OrderDescending[T](System.Collections.Generic.IEnumerable[T] source)
static System.Linq.IOrderedEnumerable[T] OrderDescending[T](System.Collections.Generic.IEnumerable[T] source,
    System.Collections.Generic.IComparer[T] comparer)
static System.Collections.Generic.IEnumerable[TSource] Prepend[TSource](System.Collections.Generic.IEnumerable[TSource] source,
    TSource element)
static System.Collections.Generic.IEnumerable[int] Range(int start, int count)
static System.Collections.Generic.IEnumerable[TResult] Repeat[TResult](TResult element, int count)
static System.Collections.Generic.IEnumerable[TSource] Reverse[TSource](System.Collections.Generic.IEnumerable[TSource] source)
static System.Collections.Generic.IEnumerable[TSource] Reverse[TSource](TSource[] source)
static System.Collections.Generic.IEnumerable[TResult] Select[TSource, TResult](System.Collections.Generic.IEnumerable[TSource]
    source, System.Func[TSource,TResult] selector)
static System.Collections.Generic.IEnumerable[TResult] Select[TSource, TResult](System.Collections.Generic.IEnumerable[TSource]
    source, System.Func[TSource,int,TResult] selector)
static System.Collections.Generic.IEnumerable[TResult] SelectMany[TSource,
    TResult](System.Collections.Generic.IEnumerable[TSource] source,
    System.Func[TSource,System.Collections.Generic.IEnumerable[TResult]] selector)
static System.Collections.Generic.IEnumerable[TResult] SelectMany[TSource,
    TResult](System.Collections.Generic.IEnumerable[TSource] source,
    System.Func[TSource,int,System.Collections.Generic.IEnumerable[TResult]] selector)
static System.Collections.Generic.IEnumerable[TResult] SelectMany[TSource, TCollection,
    TResult](System.Collections.Generic.IEnumerable[TSource] source,
    System.Func[TSource,int,System.Collections.Generic.IEnumerable[TCollection]] collectionSelector,
    System.Func[TSource,TCollection,TResult] resultSelector)
static System.Collections.Generic.IEnumerable[TResult] SelectMany[TSource, TCollection,
    TResult](System.Collections.Generic.IEnumerable[TSource] source,
    System.Func[TSource,System.Collections.Generic.IEnumerable[TCollection]] collectionSelector,
    System.Func[TSource,TCollection,TResult] resultSelector)
static bool SequenceEqual[TSource](System.Collections.Generic.IEnumerable[TSource] first,
    System.Collections.Generic.IEnumerable[TSource] second)
static bool SequenceEqual[TSource](System.Collections.Generic.IEnumerable[TSource] first,
    System.Collections.Generic.IEnumerable[TSource] second, System.Collections.Generic.IEqualityComparer[TSource] comparer)
static TSource Single[TSource](System.Collections.Generic.IEnumerable[TSource] source)
static TSource Single[TSource](System.Collections.Generic.IEnumerable[TSource] source, System.Func[TSource,bool] predicate)
static TSource SingleOrDefault[TSource](System.Collections.Generic.IEnumerable[TSource] source)
static TSource SingleOrDefault[TSource](System.Collections.Generic.IEnumerable[TSource] source, TSource defaultValue)
static TSource SingleOrDefault[TSource](System.Collections.Generic.IEnumerable[TSource] source, System.Func[TSource,bool] predicate)
static TSource SingleOrDefault[TSource](System.Collections.Generic.IEnumerable[TSource] source, System.Func[TSource,bool]
    predicate, TSource defaultValue)
static System.Collections.Generic.IEnumerable[TSource] Skip[TSource](System.Collections.Generic.IEnumerable[TSource] source, int count)
static System.Collections.Generic.IEnumerable[TSource] SkipLast[TSource](System.Collections.Generic.IEnumerable[TSource] source,
    int count)
static System.Collections.Generic.IEnumerable[TSource] SkipWhile[TSource](System.Collections.Generic.IEnumerable[TSource] source,
    System.Func[TSource,bool] predicate)
static System.Collections.Generic.IEnumerable[TSource] SkipWhile[TSource](System.Collections.Generic.IEnumerable[TSource] source,
    System.Func[TSource,int,bool] predicate)
static int Sum(System.Collections.Generic.IEnumerable[int] source)
static long Sum(System.Collections.Generic.IEnumerable[long] source)
static float Sum(System.Collections.Generic.IEnumerable[float] source)
static double Sum(System.Collections.Generic.IEnumerable[double] source)
static decimal Sum(System.Collections.Generic.IEnumerable[decimal] source)
static System.Nullable[int] Sum(System.Collections.Generic.IEnumerable[System.Nullable[int]] source)
static System.Nullable[long] Sum(System.Collections.Generic.IEnumerable[System.Nullable[long]] source)
static System.Nullable[float] Sum(System.Collections.Generic.IEnumerable[System.Nullable[float]] source)
static System.Nullable[double] Sum(System.Collections.Generic.IEnumerable[System.Nullable[double]] source)
static System.Nullable[decimal] Sum(System.Collections.Generic.IEnumerable[System.Nullable[decimal]] source)
static int Sum[TSource](System.Collections.Generic.IEnumerable[TSource] source, System.Func[TSource,int] selector)
static long Sum[TSource](System.Collections.Generic.IEnumerable[TSource] source, System.Func[TSource,long] selector)
static float Sum[TSource](System.Collections.Generic.IEnumerable[TSource] source, System.Func[TSource,float] selector)
static double Sum[TSource](System.Collections.Generic.IEnumerable[TSource] source, System.Func[TSource,double] selector)
static decimal Sum[TSource](System.Collections.Generic.IEnumerable[TSource] source, System.Func[TSource,decimal] selector)
static System.Nullable[int] Sum[TSource](System.Collections.Generic.IEnumerable[TSource] source,
    System.Func[TSource,System.Nullable[int]] selector)
static System.Nullable[long] Sum[TSource](System.Collections.Generic.IEnumerable[TSource] source,
    System.Func[TSource,System.Nullable[long]] selector)
static System.Nullable[float] Sum[TSource](System.Collections.Generic.IEnumerable[TSource] source,
    System.Func[TSource,System.Nullable[float]] selector)
static System.Nullable[double] Sum[TSource](System.Collections.Generic.IEnumerable[TSource] source,
    System.Func[TSource,System.Nullable[double]] selector)
static System.Nullable[decimal] Sum[TSource](System.Collections.Generic.IEnumerable[TSource] source,
    System.Func[TSource,System.Nullable[decimal]] selector)
static System.Collections.Generic.IEnumerable[TSource] Take[TSource](System.Collections.Generic.IEnumerable[TSource] source, int count)
static System.Collections.Generic.IEnumerable[TSource] TakeLast[TSource](System.Collections.Generic.IEnumerable[TSource] source,
    int count)
static System.Collections.Generic.IEnumerable[TSource] TakeWhile[TSource](System.Collections.Generic.IEnumerable[TSource] source,
    System.Func[TSource,bool] predicate)
static System.Collections.Generic.IEnumerable[TSource] TakeWhile[TSource](System.Collections.Generic.IEnumerable[TSource] source,
    System.Func[TSource,int,bool] predicate)
static System.Linq.IOrderedEnumerable[TSource] ThenBy[TSource, TKey](System.Linq.IOrderedEnumerable[TSource] source,
    System.Func[TSource,TKey] keySelector)
static System.Linq.IOrderedEnumerable[TSource] ThenBy[TSource, TKey](System.Linq.IOrderedEnumerable[TSource] source,
    System.Func[TSource,TKey] keySelector, System.Collections.Generic.IComparer[TKey] comparer)
static System.Linq.IOrderedEnumerable[TSource] ThenByDescending[TSource, TKey](System.Linq.IOrderedEnumerable[TSource] source,
    System.Func[TSource,TKey] keySelector)
static System.Linq.IOrderedEnumerable[TSource] ThenByDescending[TSource, TKey](System.Linq.IOrderedEnumerable[TSource] source,
    System.Func[TSource,TKey] keySelector, System.Collections.Generic.IComparer[TKey] comparer)
static TSource[] ToArray[TSource](System.Collections.Generic.IEnumerable[TSource] source)
static System.Collections.Generic.Dictionary[TKey,TValue] ToDictionary[TKey,
    TValue](System.Collections.Generic.IEnumerable[System.ValueTuple[TKey,TValue]] source)
static System.Collections.Generic.Dictionary[TKey,TValue] ToDictionary[TKey,
    TValue](System.Collections.Generic.IEnumerable[System.ValueTuple[TKey,TValue]] source,
    System.Collections.Generic.IEqualityComparer[TKey] comparer)
static System.Collections.Generic.Dictionary[TKey,TSource] ToDictionary[TSource,
    TKey](System.Collections.Generic.IEnumerable[TSource] source, System.Func[TSource,TKey] keySelector)
static System.Collections.Generic.Dictionary[TKey,TSource] ToDictionary[TSource,
    TKey](System.Collections.Generic.IEnumerable[TSource] source, System.Func[TSource,TKey] keySelector,
    System.Collections.Generic.IEqualityComparer[TKey] comparer)
static System.Collections.Generic.Dictionary[TKey,TElement] ToDictionary[TSource, TKey,
    TElement](System.Collections.Generic.IEnumerable[TSource] source, System.Func[TSource,TKey] keySelector,
    System.Func[TSource,TElement] elementSelector)
static System.Collections.Generic.Dictionary[TKey,TElement] ToDictionary[TSource, TKey,
    TElement](System.Collections.Generic.IEnumerable[TSource] source, System.Func[TSource,TKey] keySelector,
    System.Func[TSource,TElement] elementSelector, System.Collections.Generic.IEqualityComparer[TKey] comparer)
static System.Collections.Generic.HashSet[TSource] ToHashSet[TSource](System.Collections.Generic.IEnumerable[TSource] source)
static System.Collections.Generic.HashSet[TSource] ToHashSet[TSource](System.Collections.Generic.IEnumerable[TSource] source,
    System.Collections.Generic.IEqualityComparer[TSource] comparer)
static System.Collections.Generic.List[TSource] ToList[TSource](System.Collections.Generic.IEnumerable[TSource] source)
static System.Linq.ILookup[TKey,TSource] ToLookup[TSource, TKey](System.Collections.Generic.IEnumerable[TSource] source,
    System.Func[TSource,TKey] keySelector)
static System.Linq.ILookup[TKey,TSource] ToLookup[TSource, TKey](System.Collections.Generic.IEnumerable[TSource] source,
    System.Func[TSource,TKey] keySelector, System.Collections.Generic.IEqualityComparer[TKey] comparer)
static System.Linq.ILookup[TKey,TElement] ToLookup[TSource, TKey, TElement](System.Collections.Generic.IEnumerable[TSource]
    source, System.Func[TSource,TKey] keySelector, System.Func[TSource,TElement] elementSelector)
static System.Linq.ILookup[TKey,TElement] ToLookup[TSource, TKey, TElement](System.Collections.Generic.IEnumerable[TSource]
    source, System.Func[TSource,TKey] keySelector, System.Func[TSource,TElement] elementSelector,
    System.Collections.Generic.IEqualityComparer[TKey] comparer)
static System.Collections.Generic.IEnumerable[TSource] Union[TSource](System.Collections.Generic.IEnumerable[TSource] first,
    System.Collections.Generic.IEnumerable[TSource] second)
static System.Collections.Generic.IEnumerable[TSource] Union[TSource](System.Collections.Generic.IEnumerable[TSource] first,
    System.Collections.Generic.IEnumerable[TSource] second, System.Collections.Generic.IEqualityComparer[TSource] comparer)
static System.Collections.Generic.IEnumerable[TSource] Where[TSource](System.Collections.Generic.IEnumerable[TSource] source,
    System.Func[TSource,bool] predicate)
static System.Collections.Generic.IEnumerable[TSource] Where[TSource](System.Collections.Generic.IEnumerable[TSource] source,
    System.Func[TSource,int,bool] predicate)
static System.Collections.Generic.IEnumerable[TResult] Zip[TFirst, TSecond,
    TResult](System.Collections.Generic.IEnumerable[TFirst] first, System.Collections.Generic.IEnumerable[TSecond] second,
    System.Func[TFirst,TSecond,TResult] resultSelector)
static System.Collections.Generic.IEnumerable[System.ValueTuple[TFirst,TSecond]] Zip[TFirst,
    TSecond](System.Collections.Generic.IEnumerable[TFirst] first, System.Collections.Generic.IEnumerable[TSecond] second)
static System.Collections.Generic.IEnumerable[System.ValueTuple[TFirst,TSecond,TThird]] Zip[TFirst, TSecond,
    TThird](System.Collections.Generic.IEnumerable[TFirst] first, System.Collections.Generic.IEnumerable[TSecond] second,
    System.Collections.Generic.IEnumerable[TThird] third)
"""
